import { buildApp } from './build/build-app'
import { endWithOneLine } from './runtime/faults'

await buildApp().catch(endWithOneLine)
