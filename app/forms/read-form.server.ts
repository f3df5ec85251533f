import { Busboy } from '@fastify/busboy'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { MAX_FILE_SIZE } from '~/domain/files/kinds'
import { writeFileValue } from './file-value'

const MB = 1024 * 1024
/** All texts of a form together, in bytes. */
const MOST_TEXT = MB
/** All files of a form together: what is held in memory at once. */
const MOST_FILES = 4 * MAX_FILE_SIZE
/** Parts, which is more than the fields that any form may have. */
const MOST_PARTS = 4_000

export const isNoForm = () => new Response(null, { status: 400 })
const isTooMuch = () => new Response(null, { status: 413 })

/**
 * The body as a form; throws the 400 page for a body that is none. Files come only where `takesFile` says so of a field's name;
 * of any other that was chosen `onOtherFile` hears, and nothing of it is held.
 * One that is too large is read to its end and forgotten, so that the texts beside it arrive: it comes as a fault. So is what is
 * too much altogether: a browser shows the answer only when it could send everything.
 */
export async function readForm(
  request: Request,
  takesFile: (field: string) => boolean = () => false,
  onOtherFile: () => void = () => undefined,
): Promise<FormData> {
  const contentType = request.headers.get('Content-Type') ?? ''
  try {
    if (contentType.startsWith('application/x-www-form-urlencoded')) return fieldsIn(await request.text())
    if (!contentType.startsWith('multipart/form-data')) throw isNoForm()
    return await readParts(request.body, contentType, takesFile, onOtherFile)
  } catch (error) {
    if (error instanceof Response) throw error
    throw isNoForm()
  }
}

/** Counted before they are made: a megabyte of crumbs is half a million of them. */
function fieldsIn(text: string): FormData {
  let parts = 1
  for (let at = text.indexOf('&'); at !== -1; at = text.indexOf('&', at + 1))
    if (++parts > MOST_PARTS) throw isTooMuch()
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value)
  return form
}

async function readParts(
  body: Request['body'],
  contentType: string,
  takesFile: (field: string) => boolean,
  onOtherFile: () => void,
) {
  if (!body) throw isNoForm()
  const limits = { fieldSize: MOST_TEXT, fileSize: MAX_FILE_SIZE, parts: MOST_PARTS }
  const parser = new Busboy({ headers: { 'content-type': contentType }, limits })
  const form = new FormData()
  let text = 0
  let held = 0
  let isTooMuchSent = false
  /** A part without a name; no browser sends one. What is thrown in an event ends the process: the error goes to the pipeline. */
  const refuseWhole = () => void parser.destroy(new Error('a part without a name'))
  parser.on('field', (name: string | undefined, value: string, _, isCut) => {
    if (name === undefined) return refuseWhole()
    text += name.length + value.length
    if (isCut || text > MOST_TEXT) isTooMuchSent = true
    else form.append(name, value)
  })
  parser.on('partsLimit', () => (isTooMuchSent = true))
  parser.on('file', (name: string | undefined, stream, fileName) => {
    stream.on('error', () => undefined)
    if (name === undefined) return refuseWhole()
    if (!takesFile(name)) {
      if (fileName) onOtherFile()
      return void stream.resume()
    }
    let chunks: Uint8Array<ArrayBuffer>[] = []
    let size = 0
    let isTooMany = false
    stream.on('data', (chunk: Buffer<ArrayBuffer>) => {
      isTooMany ||= held + chunk.length > MOST_FILES
      if (isTooMany) return
      chunks.push(chunk)
      size += chunk.length
      held += chunk.length
    })
    stream.on('end', () => {
      const isTooLarge = stream.truncated === true
      if (!isTooLarge && !isTooMany) return form.append(name, new File(chunks, fileName ?? ''))
      chunks = []
      held -= size
      const fault = isTooLarge ? 'file.too_large' : 'file.too_many_bytes'
      form.append(name, writeFileValue({ fault, name: fileName }))
    })
  })
  const looked = piecesOf(body as ReadableStream<Uint8Array>, () => !isTooMuchSent)
  await pipeline(looked, parser).catch((error: unknown) => {
    // What is too much was not looked at to its end.
    if (!isTooMuchSent) throw error
  })
  if (isTooMuchSent) throw isTooMuch()
  return form
}

const PIECE = 64 * 1024

/** A body in pieces, as long as they are wanted; then it is only read to its end: looking at it may take long. */
async function* piecesOf(body: ReadableStream<Uint8Array>, isWanted: () => boolean) {
  for await (const chunk of body) {
    for (let at = 0; at < chunk.length && isWanted(); at += PIECE) yield chunk.subarray(at, at + PIECE)
  }
}
