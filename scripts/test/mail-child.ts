import { startWorker } from '~/worker/worker.server'

/** The worker alone, in a process that may be killed. */
startWorker({ lookEvery: 3_600_000 })
console.log('ready')
