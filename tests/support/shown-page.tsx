import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import type { StaticHandlerContext } from 'react-router-dom/server'

type Page = { loader: unknown; action?: unknown; default: unknown }

/** What a page answers to a request, as a browser without scripts shows it: the page alone, without its frame. */
export async function shownPage(page: Page, path: string, request: Request) {
  const routes = [{ path, loader: page.loader, action: page.action, Component: page.default }]
  const handler = createStaticHandler(routes as Parameters<typeof createStaticHandler>[0])
  const context = (await handler.query(request)) as StaticHandlerContext
  const router = createStaticRouter(handler.dataRoutes, context)
  const html = renderToString(<StaticRouterProvider {...{ router, context }} hydrate={false} />)
  return { status: context.statusCode, html: html.replaceAll('<!-- -->', '') }
}
