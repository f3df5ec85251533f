import { beforeEach, describe, expect, it } from 'vitest'
import { pauseInvitations, resumeInvitations } from '~/domain/directory/pause-invitations.server'
import { submitProposal } from '~/domain/proposals/submit-proposal.server'
import { sayOpenInterest } from '~/domain/proposals/say-open-interest.server'
import { inviteAgain, sendRequests } from '~/domain/proposals/send-request.server'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import * as m from '~/i18n/paraglide/messages'
import * as requestsPage from '~/routes/consultant/requests'
import * as profilePage from '~/routes/consultant/profile'
import * as followedPage from '~/routes/department/followed'
import * as listPage from '~/routes/department/follow-up'
import * as invitePage from '~/routes/enterprise/invite-consultant'
import * as needPage from '~/routes/enterprise/need'
import * as consultantPage from '~/routes/public/consultant'
import { leftToInvite } from '~/domain/proposals/waves.server'
import { at } from '~db/clock'
import { newId } from '~db/ids'
import { askConsultant, consultant, department, enterprise, offer, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { htmlOf, on } from '../work/sent-requests'
import { keepList, needOf } from '../work/waves'

beforeEach(freshDatabase)

const REASON = 'Nhiều lời mời quá hạn, chưa liên lạc được với anh chị.'
const pause = (profileId: string, until?: `${number}-${number}-${number}`, officer = department()) =>
  pauseInvitations(officer, profileId, { until, reason: REASON })

describe('a consultant whose invitations are paused', () => {
  it('cannot be invited, in no way, and answers what they have', async () => {
    const need = publishedNeed()
    const asked = consultant()
    const sent = askConsultant(need, asked)
    const other = publishedNeed()
    const before = askConsultant(other, asked)
    withdrawRequest(other.enterprise, other.needId, before.requestId, { reason: 'postponed' })
    const third = publishedNeed()
    keepList(third.needId, [asked])
    expect(leftToInvite(needOf(third))).toEqual([asked.profileId])

    pause(asked.profileId)
    const invited = { profileIds: [asked.profileId], message: '' }
    expect(refusal(() => sendRequests(third.enterprise, third.needId, invited))).toEqual({
      code: 'request.profile_paused',
      field: 'profileIds',
    })
    const again = { id: newId(), message: '', contactFrom: 'chosen' as const }
    expect(refusal(() => inviteAgain(other.enterprise, other.needId, before.requestId, again)).code).toBe(
      'request.profile_paused',
    )
    expect(leftToInvite(needOf(third))).toEqual([])
    expect(
      refusal(() => sayOpenInterest(asked.actor, third.needId, { id: newId(), message: 'Tôi làm được.' })).code,
    ).toBe('interest.paused')
    submitProposal(asked.actor, sent.requestId, offer())
  })

  it('is said to be so where somebody would invite them, without the reason', async () => {
    const owner = enterprise()
    const asked = consultant()
    const need = publishedNeed({ enterprise: owner })
    keepList(need.needId, [asked])
    const box = `value="${asked.profileId}"`
    expect(await htmlOf(needPage, owner, { needId: need.needId })).toContain(box)
    pause(asked.profileId, '2999-01-01')
    const said = m.consultant_paused_until({ day: '01/01/2999' })
    const notice = m.consultant_paused_notice_until({ day: '01/01/2999' })
    const page = await htmlOf(needPage, owner, { needId: need.needId })
    expect(page).toContain(said)
    expect(page).not.toContain(box)
    const id = { profileId: asked.profileId }
    for (const html of [await htmlOf(invitePage, owner, id), await htmlOf(consultantPage, owner, id)]) {
      expect(html).toContain(notice)
      expect(html).not.toContain(m.consultant_invite())
      expect(html).not.toContain(m.invite_button())
    }
    expect(JSON.stringify(await consultantPage.loader(await args(owner, id)))).not.toContain(REASON)
  })

  it('is told, reads why, and hears when it is over', async () => {
    const asked = consultant()
    const officer = department()
    const page = { about: 'profile', recordId: asked.profileId }
    const wrong = await post(followedPage, officer, page, { step: 'pause', until: '01/01/2020', reason: REASON })
    expect(wrong.data.error).toHaveProperty('until')
    expect(wrong.data.initialValue).toMatchObject({ reason: REASON })
    expect(ledTo(await post(followedPage, officer, page, { step: 'pause', reason: REASON }))[0]).toBe(303)
    expect((await post(followedPage, officer, page, { step: 'pause', reason: REASON })).init.status).toBe(409)
    expect(toldTo(asked.actor)).toContain('invitations_paused')
    for (const own of [profilePage, requestsPage]) expect(await htmlOf(own, asked.actor, {})).toContain(REASON)
    expect(await htmlOf(listPage, officer, {})).toContain(m.follow_up_paused_open())
    expect(ledTo(await post(followedPage, officer, page, { step: 'resume' }))[0]).toBe(303)
    expect(toldTo(asked.actor, { unread: true })).not.toContain('invitations_paused')
    expect(toldTo(asked.actor)).toContain('invitations_resumed')
    expect(await htmlOf(profilePage, asked.actor, {})).not.toContain(REASON)
    expect(refusal(() => resumeInvitations(officer, asked.profileId)).code).toBe('state_changed')
  })

  it('can be invited again on the day after the last', () => {
    const asked = at(on('2026-03-02'), () => consultant())
    const need = at(on('2026-03-02'), () => publishedNeed())
    at(on('2026-03-02'), () => pause(asked.profileId, '2026-03-06'))
    const invite = () => sendRequests(need.enterprise, need.needId, { profileIds: [asked.profileId], message: '' })
    expect(at(on('2026-03-06'), () => refusal(invite).code)).toBe('request.profile_paused')
    expect(() => at(on('2026-03-07'), invite)).not.toThrow()
  })
})
