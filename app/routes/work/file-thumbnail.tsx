import type { LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { thumbnailOf } from '~/domain/files/draw-anew.server'
import { fileFor } from '~/file-access.server'
import { orNotFound } from '~/forms/parse-form.server'
import { bytesOf } from '~/views/work/stored-bytes.server'

/** A stored picture as a list shows it. A browser that has it asks anew each time whether it may still show it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department')
  const file = orNotFound(() => fileFor(actor, params.fileId!))
  const headers = { ETag: `"${file.sha256}"`, 'Cache-Control': 'private, no-cache' }
  if (request.headers.get('If-None-Match') === headers.ETag) return new Response(null, { status: 304, headers })
  const picture = file.mediaType.startsWith('image/') ? await bytesOf(file) : null
  // A picture from before they were drawn anew may be one that cannot be drawn.
  const small = picture && (await thumbnailOf(picture).catch(() => null))
  if (!small) throw new Response(null, { status: 404 })
  return new Response(new Uint8Array(small), { headers: { ...headers, 'Content-Type': 'image/webp' } })
}
