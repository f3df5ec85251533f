import { beforeEach, expect, it } from 'vitest'
import { DRAFT_DAYS } from '~/domain/needs/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { action as claimed, loader as claim } from '~/routes/enterprise/claim-draft'
import * as draftPage from '~/routes/public/draft'
import { decideDraft, keepDraft } from '~/domain/needs/visitor-draft.server'
import { setDraftCookie } from '~/forms/draft-cookie.server'
import { newId } from '~db/ids'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { locationOf } from '../accounts/posted-form'
import { args, type Typed } from '../work/page-calls'

beforeEach(freshDatabase)

it('who signs in in another browser than the one that was written in is told where the draft is', async () => {
  const owner = enterprise()
  const answer = await args(owner, {})
    .then(claim)
    .catch((thrown: unknown) => thrown)
  expect(locationOf(answer)).toBe('/draft')
  const { html } = await shownPage(draftPage, await args(owner, {}))
  expect(html).toContain(m.draft_none({ days: String(DRAFT_DAYS) }))
})

it('who changes something of the draft at the last check finds what was typed there when coming back', async () => {
  const owner = enterprise()
  const draftId = keepDraft(newId(), 'Xưởng chè muốn làm HACCP để bán cho siêu thị.')
  decideDraft(draftId, { subjectCodes: ['HACCP'], profileIds: [] })
  const cookie = (await setDraftCookie(draftId))['Set-Cookie'].split(';')[0]!
  const asOwner = async (fields?: Typed) => {
    const call = await args(owner, {}, fields)
    call.request.headers.set('Cookie', `${call.request.headers.get('Cookie')}; ${cookie}`)
    return call
  }
  const typed = {
    sectorCode: '10',
    communeCode: '',
    budgetMillion: '1,5 tỷ',
    message: 'Gọi trước 10 giờ',
    languages: 'tai',
    contactFrom: 'chosen',
  }
  expect(locationOf(await claimed(await asOwner({ ...typed, change: 'subjects' })))).toBe('/draft')
  const { typed: shown } = (await claim(await asOwner())) as { typed: Record<string, unknown> }
  expect(shown).toMatchObject({
    sectorCode: '10',
    budgetMillion: '1,5 tỷ',
    message: 'Gọi trước 10 giờ',
    contactFrom: 'chosen',
  })
  decideDraft(draftId, { subjectCodes: ['HACCP', '5S'], profileIds: [] })
  expect(((await claim(await asOwner())) as { typed: unknown }).typed).toEqual(shown)
})
