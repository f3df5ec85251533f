import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import type { Actor } from '../accounts/lifecycle'
import { insertRequest } from './insert-request.server'
import type { Waves } from './waves.server'

type By = Pick<Actor, 'userId' | 'organisationId'>

/** Invites consultants as a wave's: in the name of whoever began it; `recordedAs` null where the system does. */
export function inviteWave(
  tx: Tx,
  { needId, message, contactFrom, number }: Pick<Waves, 'needId' | 'message' | 'contactFrom' | 'number'>,
  profileIds: readonly string[],
  { sentBy, recordedAs }: { sentBy: By; recordedAs: By | null },
) {
  for (const profileId of profileIds)
    insertRequest(tx, sentBy, { id: newId(), needId, profileId, contactFrom, message, wave: number }, recordedAs)
}
