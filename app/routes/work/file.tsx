import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { fileFor } from '~/domain/certification/queries.server'
import { readEvidence } from '~/files/evidence-store.server'
import { attachmentHeader } from '~/files/kinds'
import { orNotFound } from '~/forms/parse-form.server'

/** Evidence, for the two parties and the department that checks it; always a download, never shown inside our pages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department')
  const file = orNotFound(() => fileFor(actor, params.fileId!))
  return new Response(new Uint8Array(await readEvidence(file.sha256)), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachmentHeader(file.name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
