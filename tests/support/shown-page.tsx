import type { LoaderFunctionArgs } from '@remix-run/node'
import type { ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import type { StaticHandlerContext } from 'react-router-dom/server'

type Handler = (args: LoaderFunctionArgs) => unknown
type Page = { loader: Handler; action?: Handler; default: ComponentType }

/** The page as a browser without scripts shows it; after a posted form where the request is one. */
export async function shownPage(page: Page, { request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>) {
  const withParams = (handle: (args: never) => unknown) => (given: object) => handle({ ...given, params } as never)
  const routes = [
    {
      path: '*',
      loader: withParams(page.loader),
      action: page.action && withParams(page.action),
      Component: page.default,
    },
  ]
  const handler = createStaticHandler(routes as unknown as Parameters<typeof createStaticHandler>[0])
  const context = (await handler.query(request)) as StaticHandlerContext
  const router = createStaticRouter(handler.dataRoutes, context)
  const html = renderToString(<StaticRouterProvider {...{ router, context }} hydrate={false} />)
  return { status: context.statusCode, html: html.replaceAll('<!-- -->', '') }
}
