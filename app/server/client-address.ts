import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context } from 'hono'

/**
 * The address that a request came from: the connection's, or behind `trustedProxies` proxies the one that the outermost of
 * them saw. Entries of `X-Forwarded-For` further left are whatever the client wrote.
 */
export function addressOf(context: Context, trustedProxies: number): string {
  if (trustedProxies > 0) {
    const seen = (context.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim())
    const address = seen.at(-trustedProxies)
    if (address) return address
  }
  // A request handed over in a test has no connection.
  return context.env?.incoming ? (getConnInfo(context).remote.address ?? 'unknown') : 'unknown'
}
