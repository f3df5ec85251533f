import { createHmac, timingSafeEqual } from 'node:crypto'
import { readSecrets, readSettings } from '~/settings.server'

/** What only whoever was given the link knows: 192 bits that nobody makes from what stands in the database. */
const proofOf = (purpose: string, id: string) =>
  createHmac('sha256', readSecrets(readSettings().dataDir).linkKey)
    .update(`${purpose} ${id}`)
    .digest('base64url')
    .slice(0, 32)

/** The last part of a link's address, for a row and what it is for. */
export const keyOf = (purpose: string, id: string) => `${id}.${proofOf(purpose, id)}`

/** Mail programs sometimes take the full stop after an address for a part of it. */
const KEY = /^([0-9a-f-]{36})\.([\w-]{32})[.,;:)>]*$/

/** The id that a key names, which nothing proves yet; undefined for what is no key. */
export const idNamedIn = (key: string): string | undefined => KEY.exec(key)?.[1]

/** The row's id that a key was made for; undefined for what is no key, or one for something else. */
export function idIn(purpose: string, key: string): string | undefined {
  const [, id = '', proof = ''] = KEY.exec(key) ?? []
  return id && timingSafeEqual(Buffer.from(proof), Buffer.from(proofOf(purpose, id))) ? id : undefined
}
