import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { plainDocument } from '~/views/frame/plain-document'

/** An answer given before the application's own pages are reached. */
export const plainPage = (context: Context, status: ContentfulStatusCode, title: string, text: string) =>
  context.html(plainDocument(title, text), status)
