import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { startPage } from '~/auth/after-sign-in.server'
import { makeRoomFor } from '~/domain/files/uploads.server'
import { tusAnswer } from '~/forms/tus.server'
import { orRefused } from '~/forms/upload-answer.server'

export async function loader({ request }: LoaderFunctionArgs) {
  const { role } = await requireRole(request, 'enterprise', 'consultant', 'department')
  return redirect(startPage[role])
}

/** Where a file begins that comes in pieces. How large it is has to be said before. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department')
  const size = Number(request.headers.get('Upload-Length') ?? NaN)
  if (!Number.isSafeInteger(size) || size <= 0) throw new Response(null, { status: 400 })
  return orRefused(() => {
    makeRoomFor(actor, size)
    return tusAnswer(actor, request)
  })
}
