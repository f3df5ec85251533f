import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { paperToFollow } from '~/domain/certification/own-papers.server'
import { attachmentHeader } from '~/domain/files/kinds'
import { orNotFound } from '~/forms/parse-form.server'
import { paperCalendar } from '~/views/work/paper-calendar.server'

/** The days of one certificate, for the calendar of whoever holds it, or stands in its register. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const paper = orNotFound(() => paperToFollow(actor, params.certificateId!))
  const url = new URL(`/certificates#paper-${paper.certificate.id}`, request.url).href
  return new Response(paperCalendar(paper, url), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': attachmentHeader(
        `${paper.certificate.scheme} ${paper.certificate.number}.ics`.replace(/[/\\]/g, '-'),
      ),
      'Cache-Control': 'private, no-store',
    },
  })
}
