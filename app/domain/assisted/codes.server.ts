import { createHmac } from 'node:crypto'
import { readSecrets, readSettings } from '~/settings.server'
import { idIn, keyOf } from '../accounts/link-keys.server'
import { LETTERS } from './code'
import { CODE_LETTERS } from './lifecycle'

type Issued = { id: string; issue: number }

const mac = (of: string) => createHmac('sha256', readSecrets(readSettings().dataDir).linkKey).update(of).digest()

/** The code on the slip: made of the row, so that it can be printed again, and another one each time that the enterprise is asked anew. */
export function codeOf({ id, issue }: Issued): string {
  const base = BigInt(LETTERS.length)
  let rest = mac(`assisted_code ${id} ${issue}`).readBigUInt64BE() % base ** BigInt(CODE_LETTERS)
  let code = ''
  for (let place = 0; place < CODE_LETTERS; place++) {
    code += LETTERS[Number(rest % base)]!
    rest /= base
  }
  return code
}

/** By which a code is found; without the installation's secret it tells nothing of the code. */
export const hashOfCode = (code: string) => mac(`assisted_code_hash ${code}`).toString('base64url')

const purposeOf = (issue: number) => `assisted_need ${issue}`

/** The last part of the address at which an enterprise reads and confirms. */
export const confirmKey = ({ id, issue }: Issued) => keyOf(purposeOf(issue), id)

/** Whether a key was made for this row as it is asked about now. */
export const isKeyOf = (key: string, { id, issue }: Issued) => idIn(purposeOf(issue), key) === id
