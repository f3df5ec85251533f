import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { fileFor } from '~/file-access.server'
import { readStored } from '~/domain/files/store.server'
import { attachmentHeader } from '~/domain/files/kinds'
import { orNotFound } from '~/forms/parse-form.server'

/** A stored file, for whom its owner's policy names; always a download, never shown inside our pages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department')
  const file = orNotFound(() => fileFor(actor, params.fileId!))
  return new Response(new Uint8Array(await readStored(file.sha256)), {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachmentHeader(file.name),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
