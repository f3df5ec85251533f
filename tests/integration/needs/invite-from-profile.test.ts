import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import * as invitePage from '~/routes/enterprise/invite-consultant'
import { db } from '~db/connection'
import { requests } from '~db/schema'
import { askConsultant, consultant, consultantWithDraft, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { messagesOf } from '../accounts/posted-form'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const page = async (actor: Actor, profileId: string) => invitePage.loader(await args(actor, { profileId }))
const invite = (actor: Actor, profileId: string, needId: string, message = 'Tuần sau mời anh chị lên xem xưởng.') =>
  post(invitePage, actor, { profileId }, { needId, message, contactFrom: 'invited' })
const sent = (needId: string) => db.select().from(requests).where(eq(requests.needId, needId)).all()

describe('a consultant whom somebody found', () => {
  it('is invited for one of the needs, whether or not the need’s list had them', async () => {
    const found = consultant()
    const { enterprise: owner, needId } = publishedNeed()
    const second = publishedNeed({ enterprise: owner })
    expect((await page(owner, found.profileId)).open.map(({ id }) => id).sort()).toEqual([needId, second.needId].sort())
    expect(ledTo(await invite(owner, found.profileId, needId))).toEqual([303, `/needs/${needId}?done=requested`])
    expect(sent(needId)).toMatchObject([
      { profileId: found.profileId, message: 'Tuần sau mời anh chị lên xem xưởng.', contactFrom: 'invited' },
    ])
    expect(sent(second.needId)).toEqual([])
    const { open, others } = await page(owner, found.profileId)
    expect(open.map(({ id }) => id)).toEqual([second.needId])
    expect(others).toMatchObject([{ id: needId, askedBefore: sent(needId)[0]!.id }])
  })

  it('is not invited beyond the bound of a need, which is said before choosing', async () => {
    const found = consultant()
    const need = publishedNeed()
    for (let asked = 0; asked < MAX_REQUESTS_PER_NEED - 1; asked += 1) askConsultant(need, consultant())
    expect((await page(need.enterprise, found.profileId)).open).toMatchObject([{ left: 1 }])
    askConsultant(need, consultant())
    const { html } = await shownPage(invitePage, await args(need.enterprise, { profileId: found.profileId }))
    expect(html).toContain(m.invite_none_title())
    expect(html).toContain(m.invite_full())
    await invite(need.enterprise, found.profileId, need.needId)
    expect(sent(need.needId)).toHaveLength(MAX_REQUESTS_PER_NEED)
  })

  it('is chosen for a need that is named, and no other enterprise’s', async () => {
    const found = consultant()
    const { enterprise: owner } = publishedNeed()
    const others = publishedNeed()
    expect(messagesOf(await invite(owner, found.profileId, ''))).toEqual({ needId: [m.form_error_choose_need()] })
    expect((await invite(owner, found.profileId, others.needId)).status).toBe(404)
    expect(sent(others.needId)).toEqual([])
  })

  it('is nobody who is not introduced, and nobody’s own organisation is a need', async () => {
    const hidden = consultantWithDraft()
    const owner = enterprise()
    await expect(page(owner, hidden.profileId)).rejects.toMatchObject({ status: 404 })
    const { html } = await shownPage(invitePage, await args(owner, { profileId: consultant().profileId }))
    expect(html).toContain(m.invite_none())
  })
})
