import { isRouteErrorResponse, Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton } from '~/ui/actions'
import { Notice } from '~/ui/feedback'
import { PageHeader } from '~/ui/layout'

type ErrorPageProps = { error: unknown; requestId?: string | null; severalWorkspaces?: boolean }

/** What a page says instead of itself: not there, refused, or broken. */
export function ErrorPage({ error, requestId, severalWorkspaces }: ErrorPageProps) {
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage severalWorkspaces={severalWorkspaces} />
  if (isRouteErrorResponse(error) && error.status === 403) {
    return <PageHeader title={m.page_read_only_title()} lead={m.page_read_only_lead()} />
  }
  if (isRouteErrorResponse(error) && error.status === 413) {
    return <PageHeader title={m.page_too_much_title()} lead={m.page_too_much_lead()} />
  }
  if (isRouteErrorResponse(error) && error.status < 500) {
    return <PageHeader title={m.page_refused_title()} lead={m.page_refused_lead()} />
  }
  return <FailedPage requestId={requestId} />
}

/** The title of that page, for the browser's tab. */
export const errorTitle = (error: unknown) => {
  if (!isRouteErrorResponse(error) || error.status >= 500) return m.page_failed_title()
  if (error.status === 403) return m.page_read_only_title()
  if (error.status === 413) return m.page_too_much_title()
  return error.status === 404 ? m.page_not_found_title() : m.page_refused_title()
}

function NotFoundPage({ severalWorkspaces }: Pick<ErrorPageProps, 'severalWorkspaces'>) {
  return (
    <>
      <PageHeader title={m.page_not_found_title()} lead={m.page_not_found_lead()} />
      {severalWorkspaces ? <p>{m.page_not_found_workspace()}</p> : null}
      <p>{m.page_not_found_check()}</p>
      <p>{m.page_not_found_form()}</p>
      <ul className="plain-links">
        <li>
          <Link to="/">{m.page_not_found_home()}</Link>
        </li>
        <li>
          <Link to="/consultants">{m.page_not_found_search()}</Link>
        </li>
      </ul>
    </>
  )
}

function FailedPage({ requestId }: { requestId?: string | null }) {
  return (
    <>
      <PageHeader title={m.page_failed_title()} lead={m.page_failed_lead()} />
      <Notice tone="info">
        <p>{m.page_failed_kept()}</p>
      </Notice>
      <p>{m.page_failed_next()}</p>
      {requestId && <p className="request-id">{m.page_failed_id({ id: requestId })}</p>}
      <LinkButton to="/" variant="secondary">
        {m.page_not_found_home()}
      </LinkButton>
    </>
  )
}
