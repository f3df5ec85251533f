import { randomUUID } from 'node:crypto'
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

/** Bytes in the data folder, under their SHA-256. */

const folder = () => path.join(process.env.DATA_DIR ?? 'data', 'files')
const placeOf = (sha256: string) => path.join(folder(), sha256)

/** Under another name first, so that a file with its right name is always whole. Throws what the file system says. */
export function writeLocal(sha256: string, bytes: Uint8Array) {
  makeFolder(folder())
  if (isLocal(sha256)) return
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

/** The bytes; null where they do not lie here. */
export async function readLocal(sha256: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(placeOf(sha256)))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
export const isLocal = (sha256: string) => existsSync(placeOf(sha256))
/** Only for bytes that no row names, or that are noted as moved out. */
export const removeLocal = (sha256: string) => rmSync(placeOf(sha256), { force: true })

const WHOLE = /^[\da-f]{64}$/
/** Bytes, and what a write that was cut off left behind. */
const OURS = /^[\da-f]{64}(\.[\w-]+\.part)?$/

const namesHere = () => (existsSync(folder()) ? readdirSync(folder()) : [])

/** SHA-256 of all that lie here. */
export const allLocal = () => namesHere().filter((name) => WHOLE.test(name))

/** What was written before `moment`, by the names that `removeLocal` takes. */
export function localBefore(moment: Date): string[] {
  const writtenAt = (name: string) => statSync(placeOf(name), { throwIfNoEntry: false })?.mtime ?? moment
  return namesHere().filter((name) => OURS.test(name) && writtenAt(name) < moment)
}
