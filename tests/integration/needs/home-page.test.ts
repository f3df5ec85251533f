import { beforeEach, expect, it } from 'vitest'
import { agreeToBeTold } from '~/domain/certification/agree-to-be-told.server'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { loader } from '~/routes/public/home'
import { homeProvince } from '~/vocabulary/province.server'
import { certifiedEngagement, consultant, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { opened } from '../accounts/posted-form'

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
  agreeToBeTold(outcome.enterprise, outcome.engagementId)
  agreeToBeTold(outcome.consultant, outcome.engagementId)
  const { recent } = await home()
  expect(recent.map(({ consultant: name }) => name)).toEqual([outcome.consultant.organisationName])
  expect(JSON.stringify(recent)).not.toContain(outcome.enterprise.organisationName)
})
