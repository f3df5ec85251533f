import { BuildError } from '../build/build-app'
import { SettingsError } from '~/settings.server'
import { ProvinceError } from '~/vocabulary/province.server'

/** A mistake of the operator's, or something that only an operator can mend: said in one line, without a stack. */
export class OperatorError extends Error {}

type Fault = { code?: string; port?: number; path?: string; message: string }

const LINES: Record<string, (fault: Fault) => string> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use. Stop what uses it, or set PORT to another one.`,
  EADDRNOTAVAIL: () => 'HOST is not an address of this machine.',
  EACCES: ({ path, port }) =>
    port ? `Port ${port} may not be used by this account. Set PORT to one above 1023.` : `${path} cannot be written.`,
  EPERM: ({ path }) => `${path} cannot be written.`,
  EROFS: ({ path }) => `${path} is on a read-only file system. Set DATA_DIR to a folder that can be written.`,
  ENOTDIR: ({ path }) => `${path} is not a folder. Set DATA_DIR to a folder that can be written.`,
  EEXIST: ({ path }) => `${path} is not a folder. Set DATA_DIR to a folder that can be written.`,
  ENOSPC: () => 'The disk is full.',
  SQLITE_FULL: () => 'The disk is full.',
  SQLITE_CANTOPEN: () => 'The database file cannot be opened. Check DATABASE_FILE and who may write there.',
  SQLITE_READONLY: () => 'The database file cannot be written.',
  SQLITE_NOTADB: () => 'The database file is not a database. Restore it from a backup.',
  SQLITE_DRIVER_MISSING: () =>
    'Node 20 needs SQLite prepared by npm start or npm run build, with a way to GitHub, or with Python, make and a C++ compiler. Node 24 needs nothing.',
  SQLITE_CORRUPT: () => 'The database file is damaged. Restore it from a backup.',
}

/** What an operator should read about a failure: one line where the cause is known, the whole error where it is not. */
export function lineOf(error: unknown): string {
  if ([SettingsError, ProvinceError, BuildError, OperatorError].some((kind) => error instanceof kind))
    return (error as Error).message
  const fault = error as Fault
  const line = LINES[fault.code ?? '']
  if (line) return line(fault)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Ends the process with what went wrong. */
export function endWithOneLine(error: unknown): never {
  console.error(lineOf(error))
  process.exit(1)
}
