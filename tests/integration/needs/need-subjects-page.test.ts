import { beforeEach, expect, it } from 'vitest'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { managedNeed, subjectsOfNeed } from '~/domain/needs/queries.server'
import { READ_AS } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import * as page from '~/routes/enterprise/need-subjects'
import { newId } from '~db/ids'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { args, ledTo, marksOn, post, type Typed } from '../work/page-calls'

const ORGANIC = 'Hợp tác xã chè muốn có chứng nhận hữu cơ.'

beforeEach(freshDatabase)

function drafted() {
  const owner = enterprise()
  const needId = newId()
  draftNeed(owner, { id: needId, text: ORGANIC, sectorCode: '01', communeCode: null })
  const codes = () => subjectsOfNeed(managedNeed(owner, needId)).map(({ subjectCode }) => subjectCode)
  const open = async () => page.loader(await args(owner, { needId }))
  return { owner, needId, codes, open }
}

it('asks what tells close subjects apart; answers are kept with the need and move what is suggested', async () => {
  const { owner, needId, codes, open } = drafted()
  const before = await open()
  expect(before.questions.map(({ code }) => code)).toContain('market')
  const answers = { 'answers.market': 'domestic' }
  const likelier = before.suggestions[0]!.code
  const updated = await post(page, owner, { needId }, { step: 'update', suggested: likelier, ...answers })
  expect(ledTo(updated)).toEqual([303, `/needs/${needId}/subjects`])
  expect(managedNeed(owner, needId).answers).toEqual({ market: 'domestic' })
  expect((await open()).suggestions[0]!.code).toBe('ORGANIC-VN')
  expect(likelier).toBe('ORGANIC-INTL')

  const saved = await post(page, owner, { needId }, { step: 'save', suggested: 'ORGANIC-INTL', ...answers })
  expect(ledTo(saved)).toEqual([303, `/needs/${needId}`])
  expect(codes()).toEqual(['ORGANIC-INTL'])
})

it('says with each subject the words of the text that led to it', async () => {
  const { open } = drafted()
  const { suggestions } = await open()
  expect(suggestions.map(({ code }) => code)).toContain('ORGANIC-VN')
  for (const { because } of suggestions) {
    expect(because.length).toBeGreaterThan(0)
    for (const words of because) expect(ORGANIC).toContain(words)
  }
})

it('does not write over what a colleague chose meanwhile; ticks and answers left alone take it', async () => {
  const { owner, needId, codes } = drafted()
  const marks = () => marksOn(page, owner, { needId })
  const send = async (mark: string, typed: Typed) => post(page, owner, { needId }, { ...typed, [READ_AS]: mark })
  const [read] = await marks()
  const colleagues = { chosen: 'HACCP', 'answers.market': 'domestic' }
  expect((await send(read!, colleagues)).status).toBe(303)

  const { data, init } = await send(read!, { suggested: 'ORGANIC-VN', chosen: '5S' })
  expect([init.status, data.error]).toEqual([409, { '': [m.error_changed_unseen()] }])
  expect(data.initialValue).toMatchObject({ chosen: '5S', answers: { market: 'domestic' } })
  expect(codes()).toEqual(['HACCP'])
  // Sent twice is no conflict; nor is it once the page was read anew.
  expect((await send(read!, colleagues)).status).toBe(303)
  const [fresh] = await marks()
  expect((await send(fresh!, { suggested: 'ORGANIC-VN', chosen: '5S' })).status).toBe(303)
  expect(codes().toSorted()).toEqual(['5S', 'ORGANIC-VN'])
})
