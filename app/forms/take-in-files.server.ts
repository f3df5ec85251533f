import { setImmediate } from 'node:timers/promises'
import type { Actor } from '~/domain/accounts/lifecycle'
import { DomainError } from '~/domain/errors'
import { receiveFile } from '~/domain/files/receive-file.server'
import { isStored } from '~/domain/files/store.server'
import { fileFor } from '~/file-access.server'
import { type FileValue, NO_FILE, readFileValue, type Received, writeFileValue } from './file-value'

/**
 * Puts in the place of what each file field brought what its schema reads. A file that can be used is kept from here on, so that
 * nobody has to choose it again where another field is wrong; a form that comes again names it, and only who may read a file
 * can name it. `actor` null: nothing is taken in.
 */
export async function takeInFiles(form: FormData, takesFile: (field: string) => boolean, actor: Actor | null) {
  for (const name of new Set(form.keys())) {
    if (!takesFile(name)) continue
    const sent = form.getAll(name)
    form.delete(name)
    const value = actor ? await valueOf(actor, sent) : {}
    if (value.received ?? value.fault) form.append(name, writeFileValue(value))
  }
}

/** What the field's parts mean together: the file received before, the box that leaves it out, the file chosen now. */
async function valueOf(actor: Actor, sent: readonly FormDataEntryValue[]): Promise<FileValue> {
  const texts = sent.filter((part) => typeof part === 'string')
  const chosen = sent.find((part) => part instanceof File && (part.size > 0 || part.name !== ''))
  const before = texts.includes(NO_FILE)
    ? undefined
    : texts.map(readFileValue).find(({ received }) => received)?.received
  const received = before && usable(actor, before.id)
  if (chosen instanceof File) return { received, ...(await receive(actor, chosen)) }
  const fault = texts.map(readFileValue).find((value) => value.fault && !value.received)?.fault
  return { received, fault: before && !received ? 'file.gone' : fault }
}

async function receive(actor: Actor, file: File): Promise<FileValue> {
  // To look into a file and write it takes a while: whoever else waits comes in between.
  await setImmediate()
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { received: await receiveFile(actor, { name: file.name, bytes }) }
  } catch (error) {
    if (error instanceof DomainError && error.code.startsWith('file.'))
      return { fault: error.code as FileValue['fault'] }
    throw error
  }
}

/** The file with this id, where the actor may read it and its bytes are still there. */
function usable(actor: Actor, fileId: string): Received | undefined {
  try {
    const { id, sha256, name, mediaType, size } = fileFor(actor, fileId)
    return isStored(sha256) ? { id, sha256, name, mediaType, size } : undefined
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return undefined
    throw error
  }
}
