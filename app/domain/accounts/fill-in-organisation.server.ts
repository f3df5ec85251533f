import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { organisations } from '~db/schema'
import { changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import type { Actor } from './lifecycle'

type Place = Pick<typeof organisations.$inferSelect, 'sectorVersion' | 'sectorCode' | 'provinceCode' | 'communeCode'>

/** Takes sector and place of an enterprise's need where its organisation has none yet, so that nobody types them twice. */
export function fillInOrganisation(tx: Tx, actor: Actor, need: Place) {
  const organisationId = actor.organisationId!
  const known = tx.select().from(organisations).where(eq(organisations.id, organisationId)).get()!
  const sector =
    !known.sectorCode && need.sectorCode ? { sectorVersion: need.sectorVersion, sectorCode: need.sectorCode } : {}
  const place =
    !known.communeCode && need.communeCode ? { provinceCode: need.provinceCode, communeCode: need.communeCode } : {}
  const change = { ...sector, ...place }
  if (Object.keys(change).length === 0) return
  changing(tx, 'organisation', organisationId, (tx) => {
    tx.update(organisations)
      .set({ ...change, updatedAt: now() })
      .where(eq(organisations.id, organisationId))
      .run()
    recordEvent(tx, actor, 'organisation.changed', { organisationId })
  })
}
