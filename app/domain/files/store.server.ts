import { createHash, randomUUID } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { makeFolder } from '~db/make-folder'
import { DomainError } from '~/domain/errors'
import { MAX_FILE_SIZE, safeName, type StoredFile } from './kinds'
import { lookInto } from './look-into'

const folder = () => path.join(process.env.DATA_DIR ?? 'data', 'files')
const placeOf = (sha256: string) => path.join(folder(), sha256)

/**
 * Writes a file's bytes under its SHA-256, before a row names it. Throws `file.too_large`, `file.storage_failed`, or why the file
 * helps nobody (`lookInto`).
 */
export function storeFile(file: { name: string; bytes: Uint8Array }): StoredFile {
  if (file.bytes.length > MAX_FILE_SIZE) throw new DomainError('file.too_large')
  const { kind, fault } = lookInto(file.bytes)
  if (fault) throw new DomainError(fault)
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  try {
    write(sha256, file.bytes)
  } catch (error) {
    throw new DomainError('file.storage_failed', { cause: error instanceof Error ? error.message : '' })
  }
  return { sha256, name: safeName(file.name, kind), mediaType: kind, size: file.bytes.length }
}

/** Under another name first, so that a file with its right name is always whole. */
function write(sha256: string, bytes: Uint8Array) {
  makeFolder(folder())
  if (isStored(sha256)) return
  const unfinished = `${placeOf(sha256)}.${randomUUID()}.part`
  try {
    const handle = openSync(unfinished, 'wx', 0o600)
    try {
      let written = 0
      while (written < bytes.length) written += writeSync(handle, bytes, written)
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    renameSync(unfinished, placeOf(sha256))
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/** The bytes; null where they are no longer there. */
export async function readStored(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(placeOf(sha256)))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
export const isStored = (sha256: string) => existsSync(placeOf(sha256))
/** Only for bytes that no row names. */
export const removeStored = (sha256: string) => rmSync(placeOf(sha256), { force: true })

/** Bytes, and what a write that was cut off left behind. */
const OURS = /^[\da-f]{64}(\.[\w-]+\.part)?$/

/** What was written before `moment`, by the names that `removeStored` takes. */
export function storedBefore(moment: Date): string[] {
  if (!existsSync(folder())) return []
  const writtenAt = (name: string) => statSync(placeOf(name), { throwIfNoEntry: false })?.mtime ?? moment
  return readdirSync(folder()).filter((name) => OURS.test(name) && writtenAt(name) < moment)
}
