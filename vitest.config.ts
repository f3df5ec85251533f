import { defineConfig } from 'vitest/config'
import { aliases } from './build.config'

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Compiled already, and large: nothing is gained by transforming it.
    server: { deps: { external: [/\/paraglide\//] } },
    allowOnly: false,
    // A test that comes to its end without having looked at anything fails.
    // What is waited for comes sooner or later also on a machine that is busy; vitest would give it a second.
    expect: { requireAssertions: true, poll: { timeout: 20_000 } },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'] },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          // What the application loads is loaded once a worker; what a file changes, `file-setup` puts back.
          isolate: false,
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/support/global-setup.ts'],
          setupFiles: ['tests/support/file-setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['tests/e2e/*.test.ts'],
          globalSetup: ['tests/support/e2e-setup.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e-alone',
          include: ['tests/e2e/alone/*.test.ts'],
          globalSetup: ['tests/support/e2e-alone-setup.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
