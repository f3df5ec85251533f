import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { onNode } from './test/on-node'
import { type Check, report, runCheck, runTests, type Tally } from './test/run'

// `--node 24.21.0` also starts the application and runs a short set of tests on that Node.
const { values } = parseArgs({ options: { node: { type: 'string', multiple: true, default: [] } } })

const bin = (name: string) => path.join('node_modules', '.bin', name)
const tsx = (file: string): Check['command'] => [process.execPath, '--import', 'tsx', file]

const messages: Check = { name: 'messages', command: tsx('scripts/check-messages.ts') }
const build: Check = { name: 'build', command: tsx('scripts/build.ts') }
const types: Check = { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.'] }
const lint: Check = {
  name: 'lint',
  command: [bin('eslint'), '.', '--cache', '--cache-location', 'node_modules/.cache/eslint/'],
}
const format: Check = { name: 'format', command: [bin('prettier'), '--check', '.', '--log-level', 'warn'] }
const imports: Check = {
  name: 'imports',
  command: [bin('depcruise'), 'app', 'db', 'search', 'scripts', 'tests', '--config', '.dependency-cruiser.cjs'],
}

/** One after the other; two lanes run side by side, for two cores. */
async function lane(...steps: (() => Promise<Tally>)[]) {
  const tallies: Tally[] = []
  for (const step of steps) tallies.push(await step())
  return tallies
}
const check = (what: Check) => () => runCheck(what)

const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-results-'))
const tests =
  (...projects: string[]) =>
  () =>
    runTests(projects, path.join(folder, `${projects.join('-')}.json`))

// The build compiles the messages, which everything after it reads.
const tallies = await lane(check(messages), check(build))
const lanes = await Promise.all([
  lane(check(lint), check(format), check(imports)),
  lane(check(types), tests('unit', 'integration')),
])
tallies.push(...lanes.flat(), ...(await lane(tests('e2e'))))
for (const version of values.node) tallies.push(...(await onNode(version, { isShort: true })))
rmSync(folder, { recursive: true })

report(tallies)
