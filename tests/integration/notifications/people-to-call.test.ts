import { beforeEach, expect, it } from 'vitest'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { CALL_AFTER_DAYS, peopleToCall } from '~/domain/notifications/people-to-call.server'
import { readAll } from '~/domain/notifications/read-notifications.server'
import * as m from '~/i18n/paraglide/messages'
import * as callsPage from '~/routes/department/calls'
import { at, now } from '~db/clock'
import { colleague, department, enterprise, publishedNeed, submittedProposal } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args } from '../work/page-calls'

beforeEach(freshDatabase)

const afterDays = (days: number) => new Date(now().getTime() + days * 86_400_000)
const director = (phone = '0912345678'): Actor =>
  createAccount({
    phone,
    name: 'Lò Văn Chuối',
    passwordHash: 'no password',
    organisation: { kind: 'enterprise', name: 'HTX Chuối Bản Thử', provinceCode: '14' },
  })
/** A proposal came for somebody without e-mail. */
function proposalFor(owner: Actor) {
  colleague(owner, 'reader')
  submittedProposal({ enterprise: owner })
  return owner
}

it('a director without e-mail who has not looked for days is to be called, with what waits', async () => {
  const [owner, officer] = [proposalFor(director()), department()]
  expect(peopleToCall(officer)).toEqual([])
  at(afterDays(CALL_AFTER_DAYS), () => {
    expect(peopleToCall(officer)).toMatchObject([{ userId: owner.userId, phone: '0912345678', standing: 'none' }])
    expect(peopleToCall(department({ provinceCode: '11' }))).toEqual([])
  })
  at(afterDays(-CALL_AFTER_DAYS), () => proposalFor(director('0987654321')))
  const { html } = await shownPage(callsPage, await args(officer, {}))
  expect(html).toContain('tel:0987654321')
  expect(html).toContain(m.notice_proposal_received({ consultant: 'Trung tâm Tư vấn Năng suất Đỉnh Mẫu' }))
})

it('not where a colleague is told by mail', () => {
  const [owner, officer] = [proposalFor(director()), department()]
  at(afterDays(CALL_AFTER_DAYS), () => {
    expect(peopleToCall(officer)).toHaveLength(1)
    const other = colleague(owner, 'member')
    expect(other.email).toBeTruthy()
    expect(peopleToCall(officer)).toEqual([])
  })
})

it('not once they looked', () => {
  const [owner, officer] = [proposalFor(director()), department()]
  readAll(owner)
  at(afterDays(CALL_AFTER_DAYS), () => expect(peopleToCall(officer)).toEqual([]))
})

it('nobody who gets mails is to be called', () => {
  publishedNeed({ enterprise: enterprise() })
  at(afterDays(30), () => expect(peopleToCall(department())).toEqual([]))
})
