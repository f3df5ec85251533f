import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build, format, imports, lint, messages, types } from './test/checks'
import { check, lane } from './test/lane'
import { onNode } from './test/on-node'
import { report, runTests } from './test/run'

// `--node 24.21.0` also starts the application and runs a short set of tests on that Node.
const { values } = parseArgs({ options: { node: { type: 'string', multiple: true, default: [] } } })

const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-results-'))
const tests =
  (...projects: string[]) =>
  () =>
    runTests(projects, path.join(folder, `${projects.join('-')}.json`))

// The build compiles the messages, which everything after it reads.
const tallies = await lane(check(messages), check(build))
const lanes = await Promise.all([
  lane(check(lint()), check(format()), check(imports)),
  lane(check(types), tests('unit', 'integration')),
])
tallies.push(...lanes.flat(), ...(await lane(tests('e2e'))))
for (const version of values.node) tallies.push(...(await onNode(version, { isShort: true })))
rmSync(folder, { recursive: true })

report(tallies)
