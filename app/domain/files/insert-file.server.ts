import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import { files } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { DomainError, notFound } from '../errors'
import type { StoredFile } from './kinds'
import { askToMoveOut } from './move-out.server'
import type { FileOwner } from './owners'
import { assertRoom, assertRoomToName } from './room.server'
import { isStored } from './store.server'

/**
 * Names stored bytes in the transaction of the record they belong to, and has them moved to the object store where one is set; gives
 * the file's id. Throws `file.gone` where the bytes are no longer anywhere, `file.no_room` where the organisation has no room for it.
 */
export function insertFile(tx: Tx, actor: Actor, file: StoredFile, owner: { kind: FileOwner; id: string }): string {
  if (!actor.organisationId) throw notFound()
  if (!isStored(file.sha256, tx)) throw new DomainError('file.gone')
  const { sha256, name, mediaType, size } = file
  if (owner.kind === 'person') assertRoom(actor, size, tx)
  else assertRoomToName(actor, file, tx)
  const id = newId()
  tx.insert(files)
    .values({
      id,
      sha256,
      name,
      mediaType,
      size,
      organisationId: actor.organisationId,
      ownerKind: owner.kind,
      ownerId: owner.id,
    })
    .run()
  if (owner.kind !== 'person') askToMoveOut(tx, sha256)
  return id
}
