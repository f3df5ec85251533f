import path from 'node:path'
import type { Check } from './run'

const CACHE = 'node_modules/.cache'
const bin = (name: string) => path.join('node_modules', '.bin', name)
const tsx = (file: string): Check['command'] => [process.execPath, '--import', 'tsx', file]

export const messages: Check = { name: 'messages', command: tsx('scripts/check-messages.ts') }
export const words: Check = { name: 'words compile', command: tsx('scripts/i18n.ts') }
export const build: Check = { name: 'build', command: tsx('scripts/build.ts') }

const buildInfo = ['--incremental', '--tsBuildInfoFile', `${CACHE}/types.tsbuildinfo`]
export const types: Check = { name: 'types', command: [bin('tsc'), '--noEmit', '-p', '.', ...buildInfo] }

export const lint = (name = 'lint', files = ['.']): Check => ({
  name,
  command: [bin('eslint'), ...files, '--no-warn-ignored', '--cache', '--cache-location', `${CACHE}/eslint/`],
})

export const format = (name = 'format', files = ['.']): Check => ({
  name,
  command: [bin('prettier'), '--check', ...files, '--log-level', 'warn', '--cache'],
})

export const imports: Check = {
  name: 'imports',
  command: [bin('depcruise'), 'app', 'db', 'search', 'scripts', 'tests', '--config', '.dependency-cruiser.cjs'],
}
