import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import type { EngineName } from '~search/engine'
import type { BenchPlace } from './place'

const run = promisify(execFile)
const SCRIPT = path.join(import.meta.dirname, 'rebuild-one.ts')

const rebuilt = z.object({ documents: z.number(), took: z.number(), memory: z.number().nullable() })
export type RebuildFigures = z.infer<typeof rebuilt>

/** Rebuilds one engine's index beside this process; resolves when it is done. */
export async function rebuildBeside({ server }: BenchPlace, engine: EngineName): Promise<RebuildFigures> {
  const env = { ...process.env, MEILI_URL: server.url, MEILI_KEY: server.key }
  const { stdout } = await run(process.execPath, ['--import', 'tsx', SCRIPT, engine], { env })
  return rebuilt.parse(JSON.parse(stdout))
}
