import { AsyncResource } from 'node:async_hooks'
import { redirect } from '@remix-run/node'
import type { Actor } from '~/domain/accounts/lifecycle'
import { FILE_FORMATS, type FileFormat } from '~/domain/exporting/lifecycle'
import { attachmentHeader } from '~/domain/files/kinds'
import { inVietnam, type ListFile, MOST_SHEET_ROWS } from '~/documents/list-file'
import { listToCsv } from '~/documents/list-to-csv'
import { listToXlsx } from '~/documents/list-to-xlsx.server'
import * as m from '~/i18n/paraglide/messages'
import { now } from '~db/clock'
import { type Choice, exportPath, filterIn } from './address'
import type { List } from './define-list.server'

const formats: Record<
  FileFormat,
  { ending: string; type: string; write: (list: ListFile) => AsyncGenerator<Uint8Array>; most: number }
> = {
  xlsx: {
    ending: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: listToXlsx,
    most: MOST_SHEET_ROWS,
  },
  csv_semicolon: {
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
    write: (list) => listToCsv(list, 'semicolon'),
    most: Infinity,
  },
  csv_comma: {
    ending: 'csv',
    type: 'text/csv; charset=utf-8',
    write: (list) => listToCsv(list, 'comma'),
    most: Infinity,
  },
}

/** More rows than such a file holds. */
export const isTooLong = (format: FileFormat, rows: number) => rows > formats[format].most

/**
 * What an address asks for of a list, without personal data: the columns chosen from the start and a file for Excel where it
 * does not say. Null: it asks for a column or a file that is not offered there.
 */
export function choiceIn(
  request: Request,
  { columns }: Pick<List, 'columns'>,
): (Choice & { format: FileFormat }) | null {
  const query = new URL(request.url).searchParams
  const plain = columns.filter(({ personal }) => !personal).map(({ key }) => key)
  const asked = query.getAll('columns')
  const format = FILE_FORMATS.find((one) => one === (query.get('format') ?? 'xlsx'))
  if (!format || asked.some((key) => !plain.includes(key))) return null
  return { format, columns: asked.length > 0 ? asked : usualColumns({ columns }) }
}

/** Back to where somebody chooses, with why. */
export function refusedPath(list: List, request: Request, why: 'choice' | 'rows'): string {
  const filter = filterIn(new URL(request.url).search)
  filter.set('refused', why)
  return exportPath(list.id, filter)
}

/** The columns that are chosen from the start. */
export const usualColumns = ({ columns }: Pick<List, 'columns'>) =>
  columns.filter(({ extra }) => !extra).map(({ key }) => key)

type Wanted = { columns: readonly string[]; format: FileFormat; reason?: string }

/**
 * A list as a file, sent while it is read: of the rows under the filter of `request`, the columns wanted, for an actor for whom
 * the list is there; more rows than it holds lead back to where it is chosen. A file with sheets says in the second what it is; of CSV the file's name says when it was made.
 */
export async function listFile(actor: Actor, list: List, request: Request, wanted: Wanted): Promise<Response> {
  const { ending, type, write } = formats[wanted.format]
  const madeAt = now()
  const { origin } = new URL(request.url)
  const { count, cells } = await list.read(actor, request)
  if (isTooLong(wanted.format, count)) throw redirect(refusedPath(list, request, 'rows'))
  const file: ListFile = {
    columns: list.columns
      .filter(({ key }) => wanted.columns.includes(key))
      .map(({ label, kind }) => ({ label: label(), kind })),
    batches: cells(wanted.columns, origin),
    sheets: { list: m.export_sheet_list(), about: m.export_sheet_about() },
    about: aboutOf(actor, list, request, { madeAt, reason: wanted.reason }),
  }
  const name = `${list.fileName}_${inVietnam(madeAt).replace(' ', '_').replace(':', '-')}.${ending}`
  return new Response(streamOf(write(file)), {
    headers: {
      'Content-Type': type,
      'Content-Disposition': attachmentHeader(name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}

function aboutOf(
  actor: Actor,
  list: List,
  request: Request,
  made: { madeAt: Date; reason?: string },
): ListFile['about'] {
  const title = list.title(request)
  const { words } = list.filter(actor, request)
  const by = actor.organisationName ? `${actor.name} (${actor.organisationName})` : actor.name
  return (rows) => [
    [m.export_about_list(), title],
    [m.export_about_filter(), words.join(' · ') || m.export_no_filter()],
    [m.export_about_made(), made.madeAt],
    [m.export_about_rows(), rows],
    [m.export_about_by(), by],
    ...(made.reason ? [[m.export_about_reason(), made.reason] satisfies [string, string]] : []),
    [m.export_about_note_name(), m.export_about_note()],
  ]
}

/** Gives a piece whenever the reader has taken the one before, in the language of the request that asked. */
function streamOf(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  const next = AsyncResource.bind(() => pieces.next())
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const { done, value } = await next()
        if (done) controller.close()
        else controller.enqueue(value)
      },
      async cancel() {
        await pieces.return(undefined)
      },
    },
    { highWaterMark: 0 },
  )
}
