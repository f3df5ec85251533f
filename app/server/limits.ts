import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as m from '~/i18n/paraglide/messages'
import { plainPage } from './plain-page'

const MB = 1024 * 1024
const limitOf = (maximum: number) =>
  bodyLimit({
    maxSize: maximum * MB,
    onError: async (context) => {
      await discard(context.req.raw.body).catch(() => undefined)
      // Whatever is left of the body is not read, so the connection cannot serve another request.
      context.header('Connection', 'close')
      return plainPage(context, 413, m.server_too_large_title(), m.server_too_large_text({ maximum }))
    },
  })

const DISCARDED = 200 * MB

/** Takes in what is still on its way, to a limit: a browser shows the answer only when it could send everything. */
async function discard(body: Request['body']) {
  if (!body || body.locked) return
  const reader = body.getReader()
  for (let size = 0; size < DISCARDED;) {
    const { done, value } = await reader.read()
    if (done) return
    size += value.byteLength
  }
}

const withFiles = limitOf(25)
const withoutFiles = limitOf(1)

/** At most 25 MB with files (a single file's limit is the form's own check), 1 MB without. */
export const bodyLimits: MiddlewareHandler = (context, next) => {
  const isMultipart = context.req.header('content-type')?.startsWith('multipart/form-data')
  return (isMultipart ? withFiles : withoutFiles)(context, next)
}
