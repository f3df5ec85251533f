import type { ReactNode } from 'react'
import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, Links, Meta, Outlet, useLocation, useRouteError, useRouteLoaderData } from '@remix-run/react'
import latinUrl from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-latin-400-normal.woff2?url'
import vietnameseUrl from '@fontsource/be-vietnam-pro/files/be-vietnam-pro-vietnamese-400-normal.woff2?url'
import { optionalActor } from '~/auth/actor.server'
import { KEPT_FORM, SECOND_STEP } from '~/auth/next-path'
import type { Actor } from '~/domain/accounts/lifecycle'
import { canWrite } from '~/domain/accounts/policy'
import { workspacesOf } from '~/domain/accounts/queries.server'
import { secondStepDue } from '~/domain/accounts/second-step-needed.server'
import { unreadOf } from '~/domain/notifications/queries.server'
import { madeForOf } from '~/forms/carried'
import { hasKeptForm } from '~/forms/kept-form.server'
import { formatMoment } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { showsItsMails } from '~/mail/settings.server'
import { Notice } from '~/ui/feedback'
import { MadeFor } from '~/ui/made-for'
import { OpenForms, ToldOnce } from '~/ui/open-forms'
import { ReadOnly } from '~/ui/read-only'
import enhanceUrl from '~/ui/enhance.js?url'
import { ErrorPage, errorTitle } from '~/views/frame/error-page'
import { themeOf } from '~/views/frame/preferences.server'
import { provinceFrame } from '~/views/frame/province-words.server'
import { SiteFooter, SiteHeader, SkipLink, type Viewer } from '~/views/frame/site-frame'
import { workspaceChoice } from '~/views/frame/workspace-menu'
import darkUrl from '~/ui/styles/dark.css?url'
import stylesUrl from '~/ui/styles/index.css?url'
import markUrl from '~/ui/mark.svg?url'

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: stylesUrl },
  ...[latinUrl, vietnameseUrl].map(
    (href) => ({ rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href }) as const,
  ),
  { rel: 'icon', type: 'image/svg+xml', href: markUrl },
]

export const meta: MetaFunction<typeof loader> = ({ data, error }) => [
  { title: error ? m.site_title({ page: errorTitle(error) }) : m.common_brand() },
  ...(data ? [{ name: 'description', content: m.site_description({ province: data.province.name }) }] : []),
]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  return {
    origin: new URL(request.url).origin,
    viewer: actor && viewerOf(actor),
    changedWorkspace: new URL(request.url).searchParams.get('done') === 'workspace',
    secondStepBy: actor && dueOf(actor),
    hasKept: actor !== null && (await hasKeptForm(request, actor.userId)),
    theme: themeOf(request.headers.get('cookie')),
    demo: process.env.NHIP_CAU_DEMO === '1' ? { mails: showsItsMails() } : null,
    province: provinceFrame(),
    requestId: request.headers.get('x-request-id'),
  }
}

/** Until when an account that needs a second step may do without. */
const dueOf = (actor: Actor) => {
  const due = secondStepDue(actor)
  return due && formatMoment(due)
}

const viewerOf = (actor: Actor): Viewer => ({
  key: madeForOf(actor),
  role: actor.role,
  name: actor.name,
  mayWrite: canWrite(actor),
  unread: unreadOf(actor),
  workspaces: workspacesOf(actor.userId).map((workspace) => workspaceChoice(workspace, actor.organisationId)),
})

/** When the dark colours hold: they stand in a file of their own, once. */
const darkMedia = { auto: '(prefers-color-scheme: dark)', dark: 'all' } as const

/** The frame of every page, error pages too. Pages are not hydrated: no Remix script is loaded (docs/decisions/0002). */
export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const theme = root?.theme ?? 'auto'
  const viewer = root?.viewer ?? null
  const workspace = root?.changedWorkspace && viewer?.workspaces.find(({ chosen }) => chosen)
  return (
    <html lang={getLocale()}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        <Meta />
        <Links />
        {theme === 'light' ? null : <link rel="stylesheet" href={darkUrl} media={darkMedia[theme]} />}
        <script type="module" src={enhanceUrl} />
      </head>
      <body data-busy={m.ui_busy()}>
        <ToldOnce.Provider value={{ isHere: false }}>
          <OpenForms.Provider value={[]}>
            <SkipLink />
            <SiteHeader viewer={viewer} demo={root?.demo} />
            <main id="main" className="site-width" tabIndex={-1}>
              {root?.secondStepBy && <SecondStepNotice time={root.secondStepBy} />}
              {root?.hasKept && <KeptNotice />}
              {workspace && <Notice tone="ok">{m.workspace_changed({ name: workspace.name })}</Notice>}
              <MadeFor.Provider value={viewer?.key ?? null}>
                <ReadOnly.Provider value={viewer !== null && !viewer.mayWrite}>{children}</ReadOnly.Provider>
              </MadeFor.Provider>
            </main>
            <SiteFooter theme={theme} lines={root?.province.footer ?? []} />
          </OpenForms.Provider>
        </ToldOnce.Provider>
      </body>
    </html>
  )
}

/** On every page but its own, until it is opened. */
function KeptNotice() {
  if (useLocation().pathname === KEPT_FORM) return null
  return (
    <Notice tone="due">
      {m.kept_form_waits()} <Link to={KEPT_FORM}>{m.kept_form_waits_link()}</Link>
    </Notice>
  )
}

/** On every page but its own, until it is turned on. */
function SecondStepNotice({ time }: { time: string }) {
  if (useLocation().pathname === SECOND_STEP) return null
  return (
    <Notice tone="due">
      {m.second_step_needed_by({ time })} <Link to={SECOND_STEP}>{m.second_step_needed_link()}</Link>
    </Notice>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  const root = useRouteLoaderData<typeof loader>('root')
  const severalWorkspaces = (root?.viewer?.workspaces.length ?? 0) > 1
  return <ErrorPage error={useRouteError()} requestId={root?.requestId} severalWorkspaces={severalWorkspaces} />
}
