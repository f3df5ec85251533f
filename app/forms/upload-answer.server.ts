import { DomainError } from '~/domain/errors'
import type { ReceivedFile } from '~/domain/files/receive-file.server'
import { errorText } from '~/i18n/error-text'
import { formatFileSize } from '~/i18n/format'
import { fileAddresses, leavingOut, writeFileValue } from './file-value'

/** What the script that sends files in pieces (`ui/upload.js`) puts into the form for a file that was taken in. */
export const takenIn = (received: ReceivedFile) =>
  Response.json({
    ...fileAddresses(received),
    value: writeFileValue({ received }),
    name: received.name,
    size: formatFileSize(received.size),
    leaveOut: leavingOut(received.id),
  })

/** What `work` answers, or in words why the file is not taken. */
export async function orRefused(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof DomainError) || error.code === 'not_found') throw error
    return Response.json({ error: errorText(error) }, { status: 422 })
  }
}
