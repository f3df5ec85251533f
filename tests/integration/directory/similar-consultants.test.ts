import { beforeEach, expect, it } from 'vitest'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { SIMILAR_SHOWN, similarConsultants } from '~/domain/discovery/similar-consultants.server'
import { loader } from '~/routes/public/consultant'
import { at } from '~db/clock'
import { consultant, consultantWithDraft, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const namesLike = (profileId: string) => similarConsultants(profileId).map(({ name }) => name)

it('shows who does the same, not itself, and nobody who is not public now', () => {
  const one = consultant({ name: 'Một', subjects: ['HACCP', 'ISO-22000'] })
  consultant({ name: 'Cùng việc', subjects: ['HACCP', 'ISO-22000'] })
  consultant({ name: 'Một phần', subjects: ['HACCP', 'LEAN', 'TPM'] })
  consultant({ name: 'Việc khác', subjects: ['ISO-45001'] })
  consultantWithDraft({ name: 'Chưa gửi', subjects: ['HACCP', 'ISO-22000'] })
  consultant({ name: 'Hết hạn', subjects: ['HACCP', 'ISO-22000'], checkedUntil: '2199-01-01' })
  const withdrawn = consultant({ name: 'Đã trả lại', subjects: ['HACCP', 'ISO-22000'] })
  returnProfile(department(), withdrawn.profileId, { reason: 'Thiếu giấy' })
  const now = namesLike(one.profileId)
  expect([...now].sort()).toEqual(['Cùng việc', 'Hết hạn', 'Một phần'])
  expect(now.at(-1)).toBe('Một phần')
  at(new Date('2199-02-01'), () => expect(namesLike(one.profileId)).toEqual(['Cùng việc', 'Một phần']))
})

it('keeps bodies that only certify apart from those who consult', () => {
  const adviser = consultant({ name: 'Tư vấn' })
  const body = consultant({ name: 'Chứng nhận', roles: ['certification'] })
  consultant({ name: 'Tư vấn khác' })
  consultant({ name: 'Chứng nhận khác', roles: ['certification'] })
  consultant({ name: 'Vừa đào tạo vừa chứng nhận', roles: ['training', 'certification'] })
  expect(namesLike(adviser.profileId).sort()).toEqual(['Tư vấn khác', 'Vừa đào tạo vừa chứng nhận'])
  expect(namesLike(body.profileId)).toEqual(['Chứng nhận khác'])
})

it('stands on the public page, short, each with a line why', async () => {
  const { profileId } = consultant({ subjects: ['HACCP', 'HALAL'] })
  for (const name of ['A', 'B', 'C', 'D', 'E']) consultant({ name, subjects: ['HACCP', 'HALAL', '5S'] })
  const page = await loader({ request: new Request('http://localhost/'), params: { profileId }, context: {} })
  expect(page.similar).toHaveLength(SIMILAR_SHOWN)
  expect(page.similar[0]!.why).toBe('Cũng tư vấn HACCP, Halal; cùng ở Hà Nội')
})
