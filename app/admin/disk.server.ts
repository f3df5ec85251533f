import { rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { databaseFile } from '~db/connection'

/** `full`: what people send cannot be kept any more; `low`: soon. `unwritable`: for another reason than want of space. */
export const DISK_STATES = ['ok', 'low', 'full', 'unwritable'] as const
export type DiskState = (typeof DISK_STATES)[number]

const MB = 1024 * 1024
/** A week of a busy province's files. */
export const LOW = 1024 * MB
/** Two forms with their files (25 MB at most), and the database's own log. */
export const FULL = 100 * MB

const NO_SPACE = ['ENOSPC', 'EDQUOT']
const PROBE = '.probe'

/** Whether the folder takes what is written, by writing: quotas and file systems that were made read-only are seen that way only. */
export function diskState(folder: string): DiskState {
  const probe = path.join(folder, PROBE)
  try {
    writeFileSync(probe, 'x'.repeat(4096))
    rmSync(probe)
    const { bavail, bsize } = statfsSync(folder)
    return stateOf(bavail * bsize)
  } catch (error) {
    return NO_SPACE.includes((error as NodeJS.ErrnoException).code ?? '') ? 'full' : 'unwritable'
  }
}

export const stateOf = (free: number): DiskState => (free < FULL ? 'full' : free < LOW ? 'low' : 'ok')

/** The worst state of the places where data is kept. */
export function disksState(): DiskState {
  const folders = new Set(
    [process.env.DATA_DIR ?? 'data', path.dirname(databaseFile())].map((one) => path.resolve(one)),
  )
  const states = [...folders].map(diskState)
  return DISK_STATES.findLast((state) => states.includes(state))!
}
