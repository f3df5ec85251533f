import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { html } from 'hono/html'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'

/** An answer given before the application's own pages are reached; words only, so that it needs nothing that may be broken. */
export function plainPage(context: Context, status: ContentfulStatusCode, title: string, text: string) {
  const page = html`<!doctype html>
    <html lang="${getLocale()}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p>${text}</p>
          <p><a href="/">${m.server_home_link()}</a></p>
        </main>
      </body>
    </html>`
  return context.html(page, status)
}
