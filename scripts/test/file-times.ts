import { writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

export type FileTime = { file: string; seconds: number }

/** A reporter that writes to the file named by FILE_TIMES how long each test file took: imports, hooks and tests. */
export default class FileTimes implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    const times = modules.map((module): FileTime => {
      const { collectDuration, setupDuration, duration } = module.diagnostic()
      return {
        file: path.relative('.', module.moduleId),
        seconds: (collectDuration + setupDuration + duration) / 1000,
      }
    })
    writeFileSync(process.env.FILE_TIMES!, JSON.stringify(times))
  }
}
