import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

/** For browser tests that each start applications of their own: nothing is shared but which pages were looked at. */
export default function setup(project: TestProject) {
  const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-alone-'))
  project.provide('pageStates', path.join(folder, 'page-states'))
  project.provide('sessions', {})
  return () => rmSync(folder, { recursive: true, force: true })
}
