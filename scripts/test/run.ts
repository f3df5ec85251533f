import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FileTime } from './file-times'

/** Where something runs when not here and as we do: another checkout, another Node. */
export type Place = { cwd?: string; env?: NodeJS.ProcessEnv }
export type Check = { name: string; command: [program: string, ...args: string[]] }
export type Tally = {
  name: string
  passed: number
  failed: number
  seconds: number
  files?: FileTime[]
  /** The tests that failed, each with the first line of why. */
  failures?: string[]
}

/** Runs a static check or a build step; it counts as one. */
export async function runCheck({ name, command }: Check, place?: Place): Promise<Tally> {
  const { ok, seconds } = await run(name, command, place)
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds }
}

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: TestFile[]
}
type TestFile = {
  name: string
  status: string
  message: string
  assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[]
}

/**
 * Runs test projects. A file that fails outside its tests counts as one failed; so does every test that did not run,
 * and a project in which no test ran. `files` are the only ones to run, by the beginnings of their paths.
 */
export async function runTests(
  projects: string[],
  report: string,
  { name = projects.join(' and '), files: only = [], place }: { name?: string; files?: string[]; place?: Place } = {},
): Promise<Tally> {
  const chosen = projects.flatMap((project) => ['--project', project])
  const times = `${report}.times`
  const timing = '--reporter=./scripts/test/file-times.ts'
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`, timing]
  const command: Check['command'] = [
    path.join('node_modules', '.bin', 'vitest'),
    'run',
    ...only,
    ...chosen,
    ...reporters,
  ]
  const env = { ...(place?.env ?? process.env), FILE_TIMES: times }
  const { ok, seconds } = await run(name, command, { ...place, env })
  const { passed, failed, failures } = existsSync(report) ? countsOf(readFileSync(report, 'utf8')) : NOTHING_RAN
  const silent = failed === 0 && (!ok || passed === 0)
  const files = existsSync(times) ? (JSON.parse(readFileSync(times, 'utf8')) as FileTime[]) : []
  return { name, passed, failed: silent ? 1 : failed, seconds, files, failures }
}

const NOTHING_RAN = { passed: 0, failed: 0, failures: [] }

function countsOf(report: string) {
  const result = JSON.parse(report) as Report
  const failedIn = ({ assertionResults }: TestFile) => assertionResults.filter(({ status }) => status === 'failed')
  const brokenFiles = result.testResults.filter((file) => file.status === 'failed' && failedIn(file).length === 0)
  const notRun = result.numPendingTests + result.numTodoTests
  const failures = [
    ...brokenFiles.map(({ name, message }) => failure(name, '', message)),
    ...result.testResults.flatMap((file) =>
      failedIn(file).map(({ fullName, failureMessages }) => failure(file.name, fullName, failureMessages?.[0])),
    ),
  ]
  return { passed: result.numPassedTests, failed: result.numFailedTests + notRun + brokenFiles.length, failures }
}

const failure = (file: string, test: string, why = '') =>
  [path.relative('.', file), test, why.split('\n')[0]].filter(Boolean).join(': ')

/** The command's output is printed in one piece at its end, so that lanes do not mix. */
function run(name: string, [program, ...args]: Check['command'], place: Place = {}) {
  const start = Date.now()
  return new Promise<{ ok: boolean; seconds: number }>((resolve) => {
    const child = spawn(program, args, { ...place, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    const end = (ok: boolean) => {
      const seconds = Math.round((Date.now() - start) / 1000)
      console.log(`\n── ${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s`)
      const text = Buffer.concat(output).toString().trim()
      if (text) console.log(text)
      resolve({ ok, seconds })
    }
    child.once('error', (error) => {
      output.push(Buffer.from(error.message))
      end(false)
    })
    child.once('close', (code) => end(code === 0))
  })
}

const SLOWEST = 10

/**
 * The slowest test files, a line for each tally and each test that failed, then `N passed, N failed`; the process ends with 1 where
 * anything failed.
 */
export function report(tallies: readonly Tally[]) {
  console.log('')
  const slowest = tallies.flatMap(({ files = [] }) => files).sort((a, b) => b.seconds - a.seconds)
  for (const { file, seconds } of slowest.slice(0, SLOWEST)) console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`)
  if (slowest.length > 0) console.log('')
  for (const { name, passed, failed, seconds, failures = [] } of tallies) {
    console.log(`${failed > 0 ? 'FAILED' : 'passed'}  ${name}: ${passed} passed, ${failed} failed (${seconds} s)`)
    for (const line of failures) console.log(`        ${line}`)
  }
  const sum = (key: 'passed' | 'failed') => tallies.reduce((total, tally) => total + tally[key], 0)
  process.exitCode = sum('failed') > 0 ? 1 : 0
  console.log(`${sum('passed')} passed, ${sum('failed')} failed`)
}
