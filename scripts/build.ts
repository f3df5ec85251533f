import './runtime/one-line'
import { buildApp } from './build/build-app'
import { ensureSqlite } from './build/sqlite'

ensureSqlite()
await buildApp()
