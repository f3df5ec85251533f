import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What can go wrong between the application and its search server. */
export type Fault = 'refused' | 'silence' | 'status 500' | 'half a JSON' | 'failed task'

/** The number of the task that every write becomes while tasks fail. */
const FAILED_TASK = 999_999

/** Stands between the application and the server at `target`; well until it is told a fault. */
export async function faultyProxy(target: string) {
  let fault: Fault | undefined
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing))

  function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
    if (fault === 'silence') return
    if (fault === 'status 500') return json(outgoing, 500, { message: 'broken', code: 'internal', type: 'internal' })
    if (fault === 'half a JSON')
      return outgoing.writeHead(200, { 'content-type': 'application/json' }).end('{"results":[{"h')
    if (fault === 'failed task') {
      if (incoming.url === `/tasks/${FAILED_TASK}`) {
        const error = { message: 'No space left on device', code: 'no_space_left_on_device', type: 'system', link: '' }
        return json(outgoing, 200, { uid: FAILED_TASK, type: 'documentAdditionOrUpdate', status: 'failed', error })
      }
      if (incoming.method !== 'GET' && incoming.url !== '/multi-search') {
        return json(outgoing, 202, { taskUid: FAILED_TASK, indexUid: null, status: 'enqueued', type: 'taskOfAProxy' })
      }
    }
    const { method, url, headers } = incoming
    const forwarded = request(new URL(url!, target), { method: method!, headers }, (reply) => {
      outgoing.writeHead(reply.statusCode!, reply.headers)
      reply.pipe(outgoing)
    })
    forwarded.on('error', () => outgoing.destroy())
    incoming.pipe(forwarded)
  }

  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}`,
    close,
    async begin(next: Fault) {
      fault = next
      if (next === 'refused') await close()
    },
    /** All is well again; what was held in silence is never answered. */
    async end() {
      if (fault === 'refused') await listen(port)
      fault = undefined
      server.closeAllConnections()
    },
  }
}

function json(outgoing: ServerResponse, status: number, body: object) {
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
