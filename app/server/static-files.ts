import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import type { MiddlewareHandler } from 'hono'

const YEAR = 'public, max-age=31536000, immutable'
const HOUR = 'public, max-age=3600'

/** Files of the client build. Those in /assets carry a hash of their content in their name and never change. */
export function staticFiles(folder: string): MiddlewareHandler[] {
  const assets = path.join(path.resolve(folder), 'assets', path.sep)
  const found = serveStatic({
    root: folder,
    precompressed: true,
    onFound: (file, context) => {
      context.header('Cache-Control', path.resolve(file).startsWith(assets) ? YEAR : HOUR)
    },
  })
  const missing: MiddlewareHandler = (context, next) =>
    context.req.path.startsWith('/assets/') ? Promise.resolve(context.notFound()) : next()
  return [found, missing]
}
