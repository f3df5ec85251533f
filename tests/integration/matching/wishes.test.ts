import { beforeEach, describe, expect, it } from 'vitest'
import { ownProfile } from '~/domain/directory/queries.server'
import { needToMatch } from '~/domain/matching/need-to-match.server'
import { needPage } from '~/domain/needs/queries.server'
import * as m from '~/i18n/paraglide/messages'
import * as needPageRoute from '~/routes/enterprise/need'
import * as newNeed from '~/routes/enterprise/new-need'
import * as editNeed from '~/routes/enterprise/edit-need'
import * as basics from '~/routes/consultant/profile-basics'
import { newId } from '~db/ids'
import { consultantWithDraft, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const TEXT = 'Xưởng chè muốn làm HACCP để bán cho siêu thị.'
const needForm = (change: Record<string, string> = {}) => ({
  id: newId(),
  text: TEXT,
  sectorCode: '10',
  communeCode: '04018',
  ...change,
})
const wished = { budgetMillion: '60', languages: 'th-tai', workMode: 'onsite' }

describe('what an enterprise wishes beyond its text', () => {
  it('is kept, matched by, told on its page, and can be taken back while the need is a draft', async () => {
    const owner = enterprise()
    const form = needForm(wished)
    expect((await post(newNeed, owner, {}, form)).status).toBe(303)
    expect(needToMatch(needPage(owner, form.id))).toMatchObject({
      budgetMillion: 60,
      languages: ['th-tai'],
      workMode: 'onsite',
      organisationId: owner.organisationId,
      seed: form.id,
    })
    const shown = await needPageRoute.loader(await args(owner, { needId: form.id }))
    expect(shown.wishes).toEqual([
      m.need_wish_budget({ amount: m.amount_million({ amount: '60' }) }),
      m.need_wish_languages({ languages: m.term_language_th_tai() }),
      m.need_wish_work_mode({ mode: m.term_work_onsite() }),
    ])
    const { need } = await editNeed.loader(await args(owner, { needId: form.id }))
    expect(need).toMatchObject({ budgetMillion: 60, languages: ['th-tai'], workMode: 'onsite' })

    await post(editNeed, owner, { needId: form.id }, needForm({ id: form.id }))
    expect(needToMatch(needPage(owner, form.id))).toMatchObject({ budgetMillion: null, languages: [], workMode: null })
  })

  it('is never asked for, and what was typed is kept beside its error', async () => {
    const owner = enterprise()
    const plain = needForm()
    expect(ledTo(await post(newNeed, owner, {}, plain))).toEqual([303, `/needs/${plain.id}/subjects`])
    const refused = await post(newNeed, owner, {}, needForm({ ...wished, budgetMillion: 'sáu mươi' }))
    expect(refused.data.error).toEqual({ budgetMillion: [m.form_error_figure()] })
    expect(refused.data.initialValue).toMatchObject({ budgetMillion: 'sáu mươi', languages: 'th-tai' })
  })
})

describe('what a consultant says of its fee and its time', () => {
  const form = (change: Record<string, string> = {}) => ({
    headline: 'Công cụ năng suất cho cơ sở chế biến',
    introduction: 'Có nhóm đi địa bàn Tây Bắc.',
    roles: 'consulting',
    yearsExperience: '12',
    availability: 'open',
    ...change,
  })

  it('is kept with its profile, and can be taken back', async () => {
    const { actor } = consultantWithDraft()
    await post(basics, actor, {}, form({ feeFromMillion: '40', engagementsAtOnce: '3' }))
    expect(ownProfile(actor)).toMatchObject({ feeFromMillion: 40, engagementsAtOnce: 3 })
    const { defaultValue } = await basics.loader(await args(actor, {}))
    expect(defaultValue).toMatchObject({ feeFromMillion: 40, engagementsAtOnce: 3 })
    await post(basics, actor, {}, form())
    expect(ownProfile(actor)).toMatchObject({ feeFromMillion: null, engagementsAtOnce: null })
  })

  it('is a whole number of at least one, and what was typed is kept', async () => {
    const { actor } = consultantWithDraft()
    const refused = await post(basics, actor, {}, form({ feeFromMillion: '0', engagementsAtOnce: '1,5' }))
    expect(refused.data.error).toEqual({
      feeFromMillion: [m.form_error_too_small({ minimum: m.figure_million({ amount: '1' }) })],
      engagementsAtOnce: [m.form_error_whole_number()],
    })
    expect(refused.data.initialValue).toMatchObject({ feeFromMillion: '0', engagementsAtOnce: '1,5' })
  })
})
