import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Check = { name: string; command: [program: string, ...args: string[]] }
export type Tally = { name: string; passed: number; failed: number; seconds: number }

/** Runs a static check or a build step; it counts as one. */
export async function runCheck({ name, command }: Check): Promise<Tally> {
  const { ok, seconds } = await run(name, command)
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, seconds }
}

type Report = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/**
 * Runs test projects. A file that fails outside its tests counts as one failed; so does every test that did not run,
 * and a project in which no test ran.
 */
export async function runTests(projects: string[], report: string): Promise<Tally> {
  const name = projects.join(' and ')
  const chosen = projects.flatMap((project) => ['--project', project])
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const command: Check['command'] = [path.join('node_modules', '.bin', 'vitest'), 'run', ...chosen, ...reporters]
  const { ok, seconds } = await run(name, command)
  const { passed, failed } = existsSync(report) ? countsOf(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 }
  const silent = failed === 0 && (!ok || passed === 0)
  return { name, passed, failed: silent ? 1 : failed, seconds }
}

function countsOf(report: string) {
  const result = JSON.parse(report) as Report
  const brokenFiles = result.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
  )
  const notRun = result.numPendingTests + result.numTodoTests
  return { passed: result.numPassedTests, failed: result.numFailedTests + notRun + brokenFiles.length }
}

/** The command's output is printed in one piece at its end, so that lanes do not mix. */
function run(name: string, [program, ...args]: Check['command']) {
  const start = Date.now()
  return new Promise<{ ok: boolean; seconds: number }>((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
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
