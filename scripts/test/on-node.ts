import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { nodeBinary } from './node-binary'
import { runCheck, runTests, type Place, type Tally } from './run'

/** What stands on the driver, the search server, password hashing and the whole loop: the parts a Node can break. */
const SHORT = ['database/', 'accounts/sessions', 'search/engine-contract', 'search/embedded-file', 'work/loop'].map(
  (place) => `tests/integration/${place}`,
)

/** Installs what is committed here with another Node, starts it, and runs the unit and integration tests or a short set. */
export async function onNode(wanted: string, { isShort = false } = {}): Promise<Tally[]> {
  const { version, env } = await nodeBinary(wanted)
  const clone = mkdtempSync(path.join(tmpdir(), 'nhip-cau-node-'))
  const place: Place = { cwd: clone, env }
  const step = (name: string, ...command: [string, ...string[]]) =>
    runCheck({ name: `Node ${version}: ${name}`, command }, place)
  try {
    const tallies = [await step('clone', 'git', 'clone', '--quiet', process.cwd(), '.')]
    tallies.push(await step('install', 'npm', 'ci', '--no-audit', '--no-fund'))
    tallies.push(await step('start', 'node', '--import', 'tsx', 'scripts/test/start-once.ts'))
    if (tallies.some(({ failed }) => failed > 0)) return tallies
    const tests = isShort
      ? { projects: ['integration'], files: SHORT }
      : { projects: ['unit', 'integration'], files: [] }
    const name = `Node ${version}: ${isShort ? 'short set' : 'unit and integration'}`
    const report = path.join(clone, '.cache/report.json')
    return [...tallies, await runTests(tests.projects, report, { name, files: tests.files, place })]
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
}
