import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'

const FINISH_WITHIN_MS = 10_000

export type Listening = {
  port: number
  /** Takes no new connections, lets running requests finish, then resolves. */
  close(): Promise<void>
}

/** Serves on host and port; rejects when the port is in use. */
export function listen(options: {
  fetch: (request: Request) => Response | Promise<Response>
  host: string
  port: number
}): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: options.fetch, hostname: options.host, port: options.port },
      ({ port }: AddressInfo) => resolve({ port, close: () => close(server) }),
    ) as Server
    server.once('error', reject)
  })
}

export function close(server: Server) {
  return new Promise<void>((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS)
    server.close(() => {
      clearTimeout(late)
      resolve()
    })
    server.closeIdleConnections()
  })
}
