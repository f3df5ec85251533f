import { BuildError } from '../build/build-app'
import { ObjectStoreAway } from '~/domain/files/object-store.server'
import { GivenFileError } from '~/language/given-file.server'
import { SettingsError } from '~/settings.server'
import { ProvinceError } from '~/vocabulary/province.server'
import { SearchChildError } from '~search/child/error'
import { SearchTaskFailed, SearchUnavailable } from '~search/errors'

/** A mistake of the operator's, or something that only an operator can mend: said in one line, without a stack. */
export class OperatorError extends Error {}

const SAID_IN_A_LINE = [
  OperatorError,
  GivenFileError,
  SettingsError,
  ProvinceError,
  BuildError,
  SearchChildError,
  SearchTaskFailed,
  SearchUnavailable,
  ObjectStoreAway,
]

type Fault = { code?: string; syscall?: string; port?: number; path?: string; message: string }

const closed = (path: string | undefined) => `${path} cannot be read or written by this account.`

const LINES: Record<string, (fault: Fault) => string> = {
  EADDRINUSE: ({ port }) => `Port ${port} is in use. Stop what uses it, or set PORT to another one.`,
  EADDRNOTAVAIL: () => 'HOST is not an address of this machine.',
  EACCES: ({ path, port }) =>
    port ? `Port ${port} may not be used by this account. Set PORT to one above 1023.` : closed(path),
  EPERM: ({ path }) => closed(path),
  EROFS: ({ path }) => `${path} is on a read-only file system. Set DATA_DIR to a folder that can be written.`,
  ENOTDIR: ({ path }) => `${path} is not a folder. Set DATA_DIR to a folder that can be written.`,
  EEXIST: ({ path }) => `${path} is not a folder. Set DATA_DIR to a folder that can be written.`,
  ENOENT: ({ path, syscall }) => (syscall === 'mkdir' ? `${path} cannot be made.` : `${path} is not there.`),
  EISDIR: ({ path }) => `${path} is a folder.`,
  EPIPE: () => 'What was to read this has ended.',
  ENOSPC: () => 'The disk is full.',
  SQLITE_FULL: () => 'The disk is full.',
  SQLITE_CANTOPEN: () => 'The database file cannot be opened. Check DATABASE_FILE and who may write there.',
  SQLITE_BUSY: () => 'Another process keeps the database busy. Nothing was written; try again.',
  SQLITE_READONLY: () => 'The database file cannot be written.',
  SQLITE_NOTADB: () => 'The database file is not a database. Restore it from a backup.',
  SQLITE_DRIVER_MISSING: () =>
    'Node 20 needs SQLite prepared by npm start or npm run build, with a way to GitHub, or with Python, make and a C++ compiler. Node 24 needs nothing.',
  SQLITE_IOERR: () => 'The disk did not read or write the database file.',
  SQLITE_CORRUPT: () => 'The database file is damaged. Restore it from a backup.',
}

/** What an operator should read about a failure: one line where the cause is known, the whole error where it is not. */
export function lineOf(error: unknown): string {
  if (SAID_IN_A_LINE.some((kind) => error instanceof kind)) return (error as Error).message
  const fault = error as Fault
  // SQLite says more precisely what failed behind the kind of failure.
  const line = LINES[fault.code ?? ''] ?? LINES[/^SQLITE_[A-Z]+/.exec(fault.code ?? '')?.[0] ?? '']
  if (line) return line(fault)
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Ends the process with what went wrong. */
export function endWithOneLine(error: unknown): never {
  console.error(lineOf(error))
  process.exit(1)
}
