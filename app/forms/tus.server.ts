import { MemoryLocker, Server } from '@tus/server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { MAX_FILE_SIZE } from '~/domain/files/kinds'
import { newUploadId, uploadStore } from '~/domain/files/uploads.server'

/** Two pieces of one upload are not written at once, whatever connections they come by. */
const locker = new MemoryLocker()

/** The answer of the upload protocol (tus 1.0) to somebody who may ask it. */
export async function tusAnswer(actor: Actor, request: Request): Promise<Response> {
  // Files put together of several uploads are not offered; the library would answer as for a fault of ours.
  if (request.headers.has('Upload-Concat')) return new Response(null, { status: 400 })
  return new Server({
    path: '/uploads',
    datastore: uploadStore(),
    locker,
    maxSize: MAX_FILE_SIZE,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => newUploadId(actor),
  }).handleWeb(request)
}
