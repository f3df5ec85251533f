import path from 'node:path'
import type { Plugin } from 'vite'

const SERVER_ONLY = /^(db|search)\/|\.server\.[jt]sx?$/

/** Fails a build that names a message or another export that is not there, or that carries server code to the browser. */
export function buildGuards(): Plugin {
  return {
    name: 'build-guards',
    apply: 'build',
    onLog(_level, log) {
      if (log.code === 'MISSING_EXPORT') this.error(log)
    },
    generateBundle(_options, bundle) {
      if (this.environment.name === 'ssr') return
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const [id, { renderedLength }] of Object.entries(chunk.modules)) {
          const file = path.relative(process.cwd(), id.split('?')[0]!)
          if (renderedLength > 0 && SERVER_ONLY.test(file)) this.error(`${file} reached the browser's ${chunk.fileName}`)
        }
      }
    },
  }
}
