import path from 'node:path'

const here = import.meta.dirname

/** The folders' import names; the same as `paths` in tsconfig.json. */
export const aliases = [
  { find: /^~db\//, replacement: `${path.join(here, 'db')}/` },
  { find: /^~search\//, replacement: `${path.join(here, 'search')}/` },
  { find: /^~tests\//, replacement: `${path.join(here, 'tests')}/` },
  { find: /^~\//, replacement: `${path.join(here, 'app')}/` },
]

/** Pages are rendered on the server only, so one module a language is smallest and builds fastest. */
export const paraglideOptions = {
  project: './project.inlang',
  outdir: './app/i18n/paraglide',
  outputStructure: 'locale-modules' as const,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
  emitReadme: false,
}
