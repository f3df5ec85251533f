import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { agreeToPartner } from '~/domain/proposals/answer-partnership.server'
import { remindPartner } from '~/domain/proposals/remind-partner.server'
import * as m from '~/i18n/paraglide/messages'
import * as partnerPage from '~/routes/consultant/partner'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { partnerships } from '~db/schema'
import { askToJoin, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { ledTo, post } from './page-calls'
import { refusal } from './refusal'
import { htmlOf } from './sent-requests'

beforeEach(freshDatabase)

it('a partner that is silent is reminded by the lead, by the rule of invitations, and has their days from then on', async () => {
  const day = (on: string) => new Date(`${on}T10:00:00+07:00`)
  // A Monday; Tuesday and Wednesday are the partner's, and Thursday the last of their three days.
  const asked = at(day('2026-03-02'), () => askToJoin(sentRequest()))
  const { consultant: lead, requestId, partnershipId, partner } = asked
  const dueOn = () => db.select().from(partnerships).where(eq(partnerships.id, partnershipId)).get()!.dueOn
  const remind = (on: string) => at(day(on), () => remindPartner(lead, requestId, partnershipId))
  expect(refusal(() => remind('2026-03-04'))).toMatchObject({ code: 'request.reminded_lately' })
  remind('2026-03-05')
  expect(dueOn()).toBe('2026-03-09')
  expect(toldTo(partner)).toContain('partnership_reminded')
  expect(refusal(() => remind('2026-03-09'))).toMatchObject({ code: 'request.reminded_lately' })
  expect(refusal(() => remindPartner(partner, requestId, partnershipId))).toMatchObject({ code: 'not_found' })
  expect(await htmlOf(partnerPage, lead, { requestId })).toContain(m.partner_remind())
  const again = await post(partnerPage, lead, { requestId }, { step: 'remind', partnershipId })
  expect(ledTo(again)).toEqual([303, `/requests/${requestId}/partner?done=remind`])
  expect(await htmlOf(partnerPage, lead, { requestId })).not.toContain(`>${m.partner_remind()}<`)
  agreeToPartner(partner, partnershipId)
  expect(refusal(() => remindPartner(lead, requestId, partnershipId))).toMatchObject({ code: 'state_changed' })
})
