import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const INPUTS = [
  'app',
  'db',
  'search',
  'public',
  'project.inlang/settings.json',
  'build.config.ts',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
]
/** Made by the build itself. */
const OUTPUT = path.join('app', 'i18n', 'paraglide')

function* filesIn(place: string): Generator<string> {
  if (place === OUTPUT || path.basename(place) === 'node_modules' || !existsSync(place)) return
  if (!statSync(place).isDirectory()) return yield place
  for (const name of readdirSync(place).sort()) yield* filesIn(path.join(place, name))
}

/** A hash over everything the build is made from: the same hash, the same build. */
export function hashOfInputs() {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap((place) => [...filesIn(place)])) {
    hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  }
  return hash.digest('hex')
}
