import { spawn } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compressFiles } from './compress'
import { hashOfInputs } from './inputs'

export const CLIENT_FOLDER = path.resolve('build/client')
export const SERVER_BUNDLE = path.resolve('build/server/index.js')
const STAMP = path.resolve('build/.stamp')
const MESSAGES = path.resolve('app/i18n/paraglide/messages.js')

export class BuildError extends Error {
  constructor(step: string) {
    super(`The build failed: ${step}`)
    this.name = 'BuildError'
  }
}

/** Checks and compiles the messages, then builds pages and client files. */
export async function buildApp() {
  const hash = hashOfInputs()
  rmSync(STAMP, { force: true })
  await node('messages do not agree', '--import', 'tsx', 'scripts/check-messages.ts')
  await node('messages do not compile', '--import', 'tsx', 'scripts/i18n.ts')
  await node('pages do not build', 'node_modules/@remix-run/dev/dist/cli.js', 'vite:build', '--logLevel', 'error')
  compressFiles(CLIENT_FOLDER)
  writeFileSync(STAMP, hash)
}

/** Builds when nothing is built or its inputs have changed; says whether it did. */
export async function ensureBuilt() {
  if (isBuilt()) return false
  console.log('Building the pages…')
  await buildApp()
  return true
}

function isBuilt() {
  const made = [STAMP, SERVER_BUNDLE, CLIENT_FOLDER, MESSAGES]
  return made.every((file) => existsSync(file)) && readFileSync(STAMP, 'utf8') === hashOfInputs()
}

/** Runs a step quietly; what it printed is shown when it fails. */
function node(failure: string, ...args: string[]) {
  return new Promise<void>((resolve, reject) => {
    const env = { ...process.env, NODE_ENV: 'production' as const }
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) return resolve()
      console.error(Buffer.concat(output).toString().trim())
      reject(new BuildError(failure))
    })
  })
}
