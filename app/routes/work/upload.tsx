import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { requireRole } from '~/auth/actor.server'
import { assertOwnUpload, takeInUpload } from '~/domain/files/uploads.server'
import { orNotFound } from '~/forms/parse-form.server'
import { tusAnswer } from '~/forms/tus.server'
import { orRefused, takenIn } from '~/forms/upload-answer.server'

/** How far a file has come that comes in pieces. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department')
  orNotFound(() => assertOwnUpload(actor, params.uploadId!))
  return tusAnswer(actor, request)
}

/** Takes the next piece, or forgets all of it; posted to when it is whole, it becomes what a form's file field carries. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant', 'department')
  const uploadId = params.uploadId!
  orNotFound(() => assertOwnUpload(actor, uploadId))
  if (request.method !== 'POST') return tusAnswer(actor, request)
  return orRefused(async () => takenIn(await takeInUpload(actor, uploadId)))
}
