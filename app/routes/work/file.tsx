import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { fileFor } from '~/file-access.server'
import { attachmentHeader } from '~/domain/files/kinds'
import { orNotFound } from '~/forms/parse-form.server'
import { bytesOf } from '~/views/work/stored-bytes.server'

/** A stored file, for whom its owner's policy names; always a download, never shown inside our pages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department')
  const file = orNotFound(() => fileFor(actor, params.fileId!))
  const bytes = await bytesOf(file)
  if (!bytes) throw new Response(null, { status: 404 })
  return new Response(bytes, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Disposition': attachmentHeader(file.name),
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  })
}
