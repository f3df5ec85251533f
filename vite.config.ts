import { vitePlugin as remix } from '@remix-run/dev'
import { paraglideVitePlugin } from '@inlang/paraglide-js'
import { defineConfig } from 'vite'
import { aliases, paraglideOptions } from './build.config'
import { buildGuards } from './scripts/build/build-guards'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [
    paraglideVitePlugin(paraglideOptions),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
    buildGuards(),
  ],
  resolve: { alias: aliases },
  build: { target: 'es2022', assetsInlineLimit: 0 },
  optimizeDeps: { exclude: ['better-sqlite3', '@node-rs/argon2'] },
  ssr: { external: ['better-sqlite3', '@node-rs/argon2'] },
})
