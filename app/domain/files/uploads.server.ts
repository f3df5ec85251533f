import { FileStore } from '@tus/file-store'
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { now } from '~db/clock'
import { newId } from '~db/ids'
import { makeFolder } from '~db/make-folder'
import type { Actor } from '../accounts/lifecycle'
import { DomainError, notFound } from '../errors'
import { type ReceivedFile, receiveFile } from './receive-file.server'
import { assertRoom } from './room.server'

/**
 * Files that come in pieces. What lies here is nobody's file yet: when it is whole, it is taken in as what a form brings is.
 * An upload's name says whose it is; beside it stands what was said of it before it came.
 */

/** So many of a person lie here at once; more push out the oldest. */
const MOST = 10
const KEPT_MS = 86_400_000
const ABOUT = '.json'

const folder = () => path.join(process.env.DATA_DIR ?? 'data', 'uploads')

const stores = new Map<string, FileStore>()

export function uploadStore() {
  const directory = folder()
  makeFolder(directory)
  const store = stores.get(directory) ?? new FileStore({ directory })
  stores.set(directory, store)
  return store
}

export const newUploadId = ({ userId }: Actor) => `${userId}.${newId()}`

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** Throws `not_found` for an upload that is not the actor's. */
export function assertOwnUpload({ userId }: Actor, uploadId: string) {
  const isOwn = uploadId.startsWith(`${userId}.`) && UUID.test(uploadId.slice(userId.length + 1))
  if (!isOwn || !existsSync(path.join(folder(), uploadId + ABOUT))) throw notFound()
}

/** Makes room for one more upload of the actor's. Throws `file.no_room`. */
export function makeRoomFor(actor: Actor, size: number) {
  assertRoom(actor, size)
  const own = uploads().filter(({ uploadId }) => uploadId.startsWith(`${actor.userId}.`))
  for (const { uploadId } of own.slice(0, Math.max(0, own.length - MOST + 1))) remove(uploadId)
}

/** Takes in an upload that is whole. Throws `file.cut_off` where it is not, and as `receiveFile`. */
export async function takeInUpload(actor: Actor, uploadId: string): Promise<ReceivedFile> {
  assertOwnUpload(actor, uploadId)
  const { size, offset, metadata } = await uploadStore().getUpload(uploadId)
  if (size === undefined || offset < size) throw new DomainError('file.cut_off')
  const bytes = new Uint8Array(await readFile(path.join(folder(), uploadId)))
  return receiveFile(actor, { name: metadata?.filename ?? '', bytes })
}

/** Removes uploads that nobody went on with for a day. */
export function sweepUploads() {
  const before = now().getTime() - KEPT_MS
  for (const { uploadId, at } of uploads()) if (at < before) remove(uploadId)
}

/** All that lie here, the one that came on longest ago first. */
function uploads() {
  if (!existsSync(folder())) return []
  const ids = new Set(readdirSync(folder()).map((name) => path.basename(name, ABOUT)))
  return [...ids].map((uploadId) => ({ uploadId, at: lastAt(uploadId) })).sort((a, b) => a.at - b.at)
}

const lastAt = (uploadId: string) =>
  statSync(path.join(folder(), uploadId), { throwIfNoEntry: false })?.mtime.getTime() ?? 0

function remove(uploadId: string) {
  for (const name of [uploadId, uploadId + ABOUT]) rmSync(path.join(folder(), name), { force: true })
}
