import { html } from 'hono/html'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'

/** A page of words only, which needs nothing that may be broken. */
export const plainDocument = (title: string, text: string) =>
  html`<!doctype html>
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
