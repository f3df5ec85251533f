import { startWorker } from '~/worker/worker.server'

/** Run by the test of leases in a process of its own, which is killed: a worker on the database of the environment. */
startWorker()
