import { beforeEach, expect, it } from 'vitest'
import { countDraft, DRAFTS_PER_ADDRESS } from '~/auth/attempts.server'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { action, loader } from '~/routes/public/home'
import { formatWait } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { needDrafts } from '~db/schema'
import { homeProvince } from '~/vocabulary/province.server'
import { agreeAsShown, certifiedEngagement, consultant, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { cookieOf, locationOf, messagesOf, opened, posted, postedFrom } from '../accounts/posted-form'

beforeEach(freshDatabase)

const home = () => loader(opened('/', undefined))

it('shows what an answer looks like: the province’s example, its subjects with the words that led there, who can help and has not left since', async () => {
  const { profileId } = consultant({ subjects: ['TPM', 'KAIZEN'] })
  await ensureIndexes()
  const { answer } = await home()
  expect(answer?.text).toBe(homeProvince().examples[0]!.vi)
  expect(answer?.subjects[0]).toMatchObject({ code: 'TPM' })
  for (const words of answer!.subjects[0]!.because) expect(answer!.text).toContain(words)
  expect(answer?.consultant).toMatchObject({ profileId })
  expect(answer?.consultant?.reasons[0]).toContain('TPM')
  returnProfile(department(), profileId, { reason: 'Thiếu giấy tờ' })
  expect((await home()).answer?.consultant).toBeNull()
})

it('tells results that are verified and that both sides agreed to tell, and no others', async () => {
  const outcome = certifiedEngagement()
  expect((await home()).recent).toEqual([])
  agreeAsShown(outcome.enterprise, outcome.engagementId)
  agreeAsShown(outcome.consultant, outcome.engagementId)
  const { recent } = await home()
  expect(recent.map(({ consultant: name }) => name)).toEqual([outcome.consultant.organisationName])
  expect(JSON.stringify(recent)).not.toContain(outcome.enterprise.organisationName)
})

it('keeps one draft for a visitor, however often they ask, and each for visitors who have none', async () => {
  const text = 'Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.'
  const ask = async (cookie?: string) => cookieOf(await action(posted('/', { id: newId(), text }, cookie)))
  const first = await ask()
  const second = await ask(first)
  expect(second).not.toBe(first)
  expect(db.select().from(needDrafts).all()).toHaveLength(1)
  await ask(first)
  expect(db.select().from(needDrafts).all()).toHaveLength(2)
})

it('takes so many texts a day from one address, and says when to come again', async () => {
  const here = '203.0.113.7'
  const ask = (address: string) => action(postedFrom(address, '/', { id: newId(), text: 'Máy sấy chè hay hỏng' }))
  for (let count = 1; count < DRAFTS_PER_ADDRESS; count += 1) await countDraft(here)
  expect(locationOf(await ask(here))).toBe('/draft')
  expect(messagesOf(await ask(here))).toEqual({ '': [m.error_too_many_from_here({ wait: formatWait(24 * 60) })] })
  expect(locationOf(await ask('203.0.113.8'))).toBe('/draft')
})

it('takes no text in a font of the time before Unicode, and offers it converted', async () => {
  const text = 'M¸y sÊy chÌ hay háng gi÷a vô, mçi lÇn chê thî'
  const answer = (await action(posted('/', { id: newId(), text }))) as {
    data: { initialValue: unknown; error: unknown }
  }
  expect(answer.data).toMatchObject({
    initialValue: { text: 'Máy sấy chè hay hỏng giữa vụ, mỗi lần chờ thợ' },
    error: { text: [m.error_legacy_font()] },
  })
  expect(db.select().from(needDrafts).all()).toEqual([])
})
