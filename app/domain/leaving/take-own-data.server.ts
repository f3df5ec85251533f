import { transact } from '~db/connection'
import type { Actor, DataFormat } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { type OwnData, ownDataOf } from './own-data.server'

/** The actor takes along what is held about them, whose password was asked for just before. */
export const takeOwnData = (actor: Actor, format: DataFormat): OwnData =>
  transact((tx) => {
    recordEvent(tx, actor, 'account.data_taken', { format })
    return ownDataOf(actor)
  })
