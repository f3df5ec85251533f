import { buildApp } from './build/build-app'
import { ensureSqlite } from './build/sqlite'
import { endWithOneLine } from './runtime/faults'

async function build() {
  ensureSqlite()
  await buildApp()
}

await build().catch(endWithOneLine)
