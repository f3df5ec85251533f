import '~/i18n/locale.server'
import type { EntryContext, HandleErrorFunction } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { learnedWeights } from '~/domain/suggestion/learned/weights'
import * as m from '~/i18n/paraglide/messages'
import { mailKey } from '~/mail/mail-key'
import { ERROR_SUMMARY } from '~/ui/form'
import { presentVocabulary } from '~/domain/suggestion/present-vocabulary.server'

// Reading the subjects' phrases and weights takes half a second: at the start, not while the first visitor waits.
presentVocabulary()
learnedWeights()

/** Nothing is deferred and nothing hydrates, so a page is one string. */
export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext) {
  const html = titled(renderToString(<RemixServer context={context} url={request.url} />))
  headers.set('Content-Type', 'text/html; charset=utf-8')
  return new Response(`<!DOCTYPE html>${html}`, { status, headers })
}

/** The title of a page with errors begins so: it is what a screen reader says first. A page's own title knows nothing of its form. */
const titled = (html: string) =>
  html.includes(`${ERROR_SUMMARY}=""`) ? html.replace('<title>', () => `<title>${m.ui_error_prefix()} `) : html

/** Logs what failed on our side, without anything of what was sent. */
export const handleError: HandleErrorFunction = (error, { request }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  const path = new URL(request.url).pathname.replace(mailKey, '$1…')
  console.error(`${request.method} ${path} ${requestIdOf(request) ?? ''}`, error)
}

const requestIdOf = (request: Request) => request.headers.get('x-request-id')
