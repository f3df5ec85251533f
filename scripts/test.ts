import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { build, format, imports, lint, messages, types, words } from './test/checks'
import { check, lane, sideBySide } from './test/lane'
import { onNode } from './test/on-node'
import { report, runTests, type Tally } from './test/run'

// `--node 24.21.0` also starts the application and runs a short set of tests on that Node.
const { values } = parseArgs({ options: { node: { type: 'string', multiple: true, default: [] } } })

const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-results-'))
const tests =
  (...projects: string[]) =>
  () =>
    runTests(projects, path.join(folder, `${projects.join('-')}.json`))

async function onOtherNodes() {
  const tallies: Tally[] = []
  for (const version of values.node) tallies.push(...(await onNode(version, { isShort: true })))
  return tallies
}

const tallies = [
  // The words are compiled first: everything after them reads them.
  ...(await lane(check(messages), check(words))),
  ...(await sideBySide(
    lane(check(lint()), check(format()), check(imports), check(types)),
    lane(check(build), tests('unit', 'integration')),
  )),
  ...(await sideBySide(
    lane(tests('e2e')),
    lane(tests('e2e-alone')).then(async (alone) => [...alone, ...(await onOtherNodes())]),
  )),
]
rmSync(folder, { recursive: true })

report(tallies)
