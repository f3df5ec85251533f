import { transact } from '~db/connection'
import type { Actor } from '../accounts/lifecycle'
import { DomainError } from '../errors'
import { dissolveGroup } from './dissolve.server'
import { gatheredGroup } from './queries.server'

/** The department gives up a group that has not formed. Throws `state_changed` once it has: then it is its members'. */
export function endGroup(actor: Actor, groupId: string) {
  transact((tx) => {
    const group = gatheredGroup(actor, groupId, tx)
    if (group.status !== 'gathering') throw new DomainError('state_changed', { status: group.status })
    dissolveGroup(tx, actor, group, 'department')
  })
}
