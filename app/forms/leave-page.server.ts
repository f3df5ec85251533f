import { redirect } from '@remix-run/node'

/**
 * Leads on from a page that is no longer for what it shows, such as a need that is published. Not where the page answers a
 * form: what was typed would be lost. Loaders see GET then too, but the headers that the form came with.
 */
export function leavePage(request: Request, to: string): void {
  const answersForm = request.headers.has('content-type')
  if (!answersForm) throw redirect(to)
}
