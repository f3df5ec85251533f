import { indexes } from '~/domain/discovery/indexes.server'
import { engines } from '~search/engine'
import { rebuildIndex } from '~search/rebuild'
import { memoryOf } from './place'

/** Builds one engine's index, named as the first argument, afresh in a process of its own, as `npm run reindex` does. */
const wanted = engines().find(({ name }) => name === process.argv[2])
if (!wanted) throw new Error(`no engine ${process.argv[2]}`)
const start = performance.now()
const { documents } = await rebuildIndex(wanted, indexes.consultants)
console.log(JSON.stringify({ documents, took: performance.now() - start, memory: memoryOf(process.pid)?.most ?? null }))
