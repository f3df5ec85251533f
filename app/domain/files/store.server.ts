import { createHash, randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
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
  mkdirSync(folder(), { recursive: true })
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
