import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureSqlite } from './build/sqlite'
import { changedFiles } from './test/changed'
import { format, imports, lint, messages, types, words } from './test/checks'
import { check, lane, sideBySide } from './test/lane'
import { report, runTests } from './test/run'

/**
 * What can be known in less than a minute, while one works. First lint and format of the files that differ from where
 * this branch left main, committed or not: where one of them fails it ends there. Then all of it, quick by what lint,
 * format and types remember in node_modules/.cache: messages, lint, format, import rules, types, unit tests.
 */
async function checkAll() {
  const changed = changedFiles()
  const code = changed.filter((file) => /\.([cm]?js|tsx?)$/.test(file))
  const first = [
    ...(code.length > 0 ? [check(lint('lint of changed files', code))] : []),
    ...(changed.length > 0 ? [check(format('format of changed files', [...changed, '--ignore-unknown']))] : []),
  ]
  const tallies = await Promise.all(first.map((step) => step()))
  if (tallies.some(({ failed }) => failed > 0)) return tallies

  const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-check-'))
  const unit = () => runTests(['unit'], path.join(folder, 'unit.json'))
  ensureSqlite()
  // The words come first: types and tests read them.
  tallies.push(...(await lane(check(messages), check(words))))
  const lanes = sideBySide(lane(check(types), check(imports)), lane(check(lint()), check(format()), unit))
  tallies.push(...(await lanes))
  rmSync(folder, { recursive: true })
  return tallies
}

report(await checkAll())
