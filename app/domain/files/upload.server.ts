import { DomainError } from '~/domain/errors'
import { storeFile } from './store.server'
import { MAX_FILE_SIZE } from './kinds'

/** Stores what a form's file `field` brought. Throws as `storeFile`; what is too large is not even read. */
export async function storeUpload(file: File | undefined, field = 'evidence') {
  if (!file || file.size === 0) throw new DomainError('file.missing', {}, field)
  if (file.size > MAX_FILE_SIZE) throw new DomainError('file.too_large', {}, field)
  return storeFile({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, field)
}
