import { setImmediate } from 'node:timers/promises'
import type { Actor } from '~/domain/accounts/lifecycle'
import { DomainError } from '~/domain/errors'
import { receiveFile } from '~/domain/files/receive-file.server'
import { isStored } from '~/domain/files/store.server'
import { fileFor } from '~/file-access.server'
import { type FileValue, leavingOut, NO_FILE, readFileValue, type Received, writeFileValue } from './file-value'

/**
 * Puts in the place of what each file field brought what its schema reads. A file that can be used is kept from here on, so that
 * nobody has to choose it again where another field is wrong; a form that comes again names it, and only who may read a file
 * can name it. `actor` null: nothing is taken in.
 */
export async function takeInFiles(form: FormData, filesTaken: (field: string) => number, actor: Actor | null) {
  for (const name of new Set(form.keys())) {
    const most = filesTaken(name)
    if (most === 0) continue
    const sent = form.getAll(name)
    form.delete(name)
    const values = !actor ? [] : most === 1 ? [await valueOf(actor, sent)] : await valuesOf(actor, sent, most)
    for (const value of values) if (value.received ?? value.fault) form.append(name, writeFileValue(value))
  }
}

/** A field without a choice sends a part without a name. */
const isChosen = (part: FormDataEntryValue): part is File => part instanceof File && (part.size > 0 || part.name !== '')

/** What the field's parts mean together: the file received before, the box that leaves it out, the file chosen now. */
async function valueOf(actor: Actor, sent: readonly FormDataEntryValue[]): Promise<FileValue> {
  const texts = sent.filter((part) => typeof part === 'string')
  const chosen = sent.find(isChosen)
  const before = texts.includes(NO_FILE)
    ? undefined
    : texts.map(readFileValue).find(({ received }) => received)?.received
  const received = before && usable(actor, before.id)
  if (chosen) return { received, ...(await receive(actor, chosen)) }
  const fault = texts.map(readFileValue).find((value) => value.fault && !value.received)?.fault
  return { received, fault: before && !received ? 'file.gone' : fault }
}

/** The same of a field of several: those received before but for the ones left out, then those chosen now as far as there is room. */
async function valuesOf(actor: Actor, sent: readonly FormDataEntryValue[], most: number): Promise<FileValue[]> {
  const texts = sent.filter((part) => typeof part === 'string')
  const values = texts.map(readFileValue)
  const kept = new Map<string, Received>()
  const faults = values.filter(({ received, fault }) => fault && !received)
  for (const { received: before } of values) {
    if (!before || texts.includes(leavingOut(before.id))) continue
    const received = usable(actor, before.id)
    if (!received) faults.push({ fault: 'file.gone', name: before.name })
    else if (kept.has(received.sha256) || kept.size < most) kept.set(received.sha256, received)
    else faults.push({ fault: 'file.too_many', name: received.name })
  }
  for (const [place, file] of sent.filter(isChosen).entries()) {
    const { name } = file
    // Whoever sends hundreds to a field of five has none of the rest looked at.
    const hasRoom = kept.size < most && place < 2 * most
    const { received, fault } = hasRoom ? await receive(actor, file) : { fault: 'file.too_many' as const }
    if (received) kept.set(received.sha256, kept.get(received.sha256) ?? received)
    else faults.push({ fault, name })
  }
  return [...[...kept.values()].map((received) => ({ received })), ...faults]
}

async function receive(actor: Actor, file: File): Promise<Pick<FileValue, 'received' | 'fault'>> {
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
