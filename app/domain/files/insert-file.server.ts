import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import { files } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import type { StoredFile } from './kinds'
import type { FileOwner } from './owners'

/** Names stored bytes in the transaction of the record they belong to; gives the file's id. */
export function insertFile(tx: Tx, actor: Actor, file: StoredFile, owner: { kind: FileOwner; id: string }): string {
  if (!actor.organisationId) throw notFound()
  const id = newId()
  tx.insert(files)
    .values({ id, ...file, organisationId: actor.organisationId, ownerKind: owner.kind, ownerId: owner.id })
    .run()
  return id
}
