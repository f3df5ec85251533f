import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as m from '~/i18n/paraglide/messages'
import { plainPage } from './plain-page'
import type { ServerVariables } from './request-log'

const MB = 1024 * 1024
const limitOf = (maximum: number, text: (inputs: { maximum: number }) => string) =>
  bodyLimit({
    maxSize: maximum * MB,
    onError: async (context) => {
      await discard(context.req.raw.body).catch(() => undefined)
      // Whatever is left of the body is not read, so the connection cannot serve another request.
      context.header('Connection', 'close')
      return plainPage(context, 413, m.server_too_large_title(), text({ maximum }))
    },
  })

const DISCARDED = 400 * MB
/** Of a form that was answered before it was looked at. */
const LEFT_OVER = 30 * MB

/** Takes in what is still on its way, to a limit: a browser shows the answer only when it could send everything. */
async function discard(body: Request['body'], most = DISCARDED) {
  if (!body || body.locked) return
  const reader = body.getReader()
  for (let size = 0; size < most;) {
    const { done, value } = await reader.read()
    if (done) return
    size += value.byteLength
  }
}

/**
 * Takes in what a page left unread, before its answer goes out: a form that is refused for who sends it, or from where, is
 * otherwise cut off while it is on its way, and the browser shows no answer at all.
 */
export const readToItsEnd: MiddlewareHandler<{ Variables: ServerVariables }> = async (context, next) => {
  await next()
  const sent = context.get('sent') ?? context.req.raw
  if (context.req.method !== 'POST' || sent.bodyUsed) return
  await discard(sent.body, LEFT_OVER).catch(() => undefined)
}

const withFiles = limitOf(200, m.server_too_large_file_text)
const withFilesUntold = limitOf(12, m.server_too_large_file_text)
const withoutFiles = limitOf(1, m.server_too_large_text)
/** A piece of a file, which goes to the disk as it comes. */
const ofAFile = limitOf(10, m.server_too_large_file_text)

/**
 * 1 MB without files. With files far more than a form may bring: `forms/read-form.server.ts` forgets a file that is too large
 * while it comes, and the form is shown again with its texts and says so. A body that does not say its length is held in memory
 * to measure it, so less of it is taken; browsers say it.
 */
export const bodyLimits: MiddlewareHandler = (context, next) => {
  const contentType = context.req.header('content-type')
  const isMultipart = contentType?.startsWith('multipart/form-data')
  if (context.req.method === 'PATCH' && contentType === 'application/offset+octet-stream') return ofAFile(context, next)
  if (!isMultipart) return withoutFiles(context, next)
  const isTold = context.req.header('content-length') !== undefined
  return (isTold ? withFiles : withFilesUntold)(context, next)
}
