import { createHash } from 'node:crypto'
import { db, type Reader } from '~db/connection'
import { DomainError } from '~/domain/errors'
import { MAX_FILE_SIZE, safeName, type StoredFile } from './kinds'
import { isLocal, readLocal, writeLocal } from './local-store.server'
import { lookInto } from './look-into'
import { ObjectStoreAway, objectStore } from './object-store.server'
import { isMovedOut, keyOf } from './stored-objects.server'

/** Where files' bytes lie: in the data folder, and where an object store is set, there once they were moved (`move-out.server.ts`). */

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
    writeLocal(sha256, file.bytes)
  } catch (error) {
    throw new DomainError('file.storage_failed', { cause: error instanceof Error ? error.message : '' })
  }
  return { sha256, name: safeName(file.name, kind), mediaType: kind, size: file.bytes.length }
}

/** The bytes; null where they are no longer anywhere. Throws `ObjectStoreAway` while nobody can tell. */
export async function readStored(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  // Twice: between two looks they may move from one place to the other.
  return (await readOnce(sha256)) ?? (await readOnce(sha256))
}

async function readOnce(sha256: string) {
  const here = await readLocal(sha256)
  if (here) return here
  const key = keyOf(sha256)
  if (!key) return null
  const store = objectStore()
  if (!store) throw new ObjectStoreAway('S3_URL is not set, and files lie in an object store', true)
  return store.get(key, sha256)
}

/** Whether the bytes are somewhere, as far as it can be told at once. */
export const isStored = (sha256: string, reader: Reader = db) => isLocal(sha256) || isMovedOut(sha256, reader)
