import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { organisationOf } from '~/domain/accounts/queries.server'
import { managedNeed } from '~/domain/needs/queries.server'
import * as m from '~/i18n/paraglide/messages'
import * as organisationPage from '~/routes/account/organisation'
import * as page from '~/routes/enterprise/new-need'
import { homeProvince } from '~/vocabulary/province.server'
import { newId } from '~db/ids'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const codeOf = (name: string) => homeProvince().communes.find((unit) => unit.full_name === name)!.code

function asking(communeCode: string) {
  const owner = enterprise()
  const id = newId()
  const fields = { id, text: 'Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.', sectorCode: '10', communeCode }
  return { owner, id, fields, answer: () => post(page, owner, {}, fields) }
}

it.each([
  ['Xã Mai Sơn', 'Xã Mai Sơn'],
  ['04018', 'Xã Tô Múa'],
  ['Hát Lót', 'Xã Mai Sơn'],
  ['  hat   lot ', 'Xã Mai Sơn'],
  ['thị trấn Ít Ong', 'Xã Mường La'],
  ['Chiềng Chung, huyện Mai Sơn', 'Xã Mường Chanh'],
])('a need made at “%s” is of today’s %s', async (typed, fullName) => {
  const { owner, id, answer } = asking(typed)
  expect(ledTo(await answer())).toEqual([303, `/needs/${id}/subjects`])
  expect(managedNeed(owner, id).communeCode).toBe(codeOf(fullName))
})

it('an organisation’s place is understood the same way', async () => {
  const owner = enterprise()
  const fields = { name: 'HTX Sương Núi', enterpriseKind: 'cooperative', provinceCode: homeProvince().code }
  const answer = await post(organisationPage, owner, {}, { ...fields, communeCode: 'co noi' })
  expect(ledTo(answer)).toEqual([303, '/organisation?done=saved'])
  expect(organisationOf(owner).communeCode).toBe(codeOf('Xã Mai Sơn'))
})

it('a place in another province is none of this one’s, whatever it is called', async () => {
  const owner = enterprise()
  const fields = { name: 'HTX Sương Núi', enterpriseKind: 'cooperative', provinceCode: '01', communeCode: 'Hà Đông' }
  const answer = await post(organisationPage, owner, {}, fields)
  expect(answer.data.error).toEqual({ communeCode: [m.error_commune_elsewhere({ province: 'Hà Nội' })] })
  expect(answer.data.initialValue.communeCode).toBe('Hà Đông')
})

const shown = async (owner: Actor, fields?: Record<string, string>) =>
  shownPage(page, await args(owner, {}, fields, `?id=${newId()}`))

async function askedBack(typed: string, others: Record<string, string> = {}) {
  const { owner, fields } = asking(typed)
  const { status, html } = await shown(owner, { ...fields, ...others })
  const [select = ''] = /<select[^>]* name="communeCode".*?<\/select>/s.exec(html) ?? []
  const [first = ''] = /<optgroup.*?<\/optgroup>/s.exec(select) ?? []
  const names = (text: string) => [...text.matchAll(/<option value="\d+"[^>]*>([^<]+)/g)].map(([, name]) => name)
  return { status, html, title: /label="([^"]*)"/.exec(first)?.[1], first: names(first), all: names(select) }
}

it('what cannot be told is asked back, with the places that may be meant first', async () => {
  const both = await askedBack('Chiềng Chung')
  expect(both.status).toBe(400)
  expect(both.title).toBe(m.commune_meant({ typed: 'Chiềng Chung' }))
  expect(new Set(both.first)).toEqual(
    new Set(['Xã Mường Chanh (huyện Mai Sơn cũ)', 'Xã Đoàn Kết (thị xã Mộc Châu cũ)']),
  )
  expect(both.html).toContain(
    m.error_commune_several({ typed: 'Chiềng Chung', names: 'xã Đoàn Kết hoặc xã Mường Chanh' }),
  )
  expect(new Set(both.all).size).toBe(75)

  const district = await askedBack('thuan chau huyen')
  expect(district.first).toHaveLength(10)
  expect(district.html).toContain(m.error_commune_many({ typed: 'thuan chau huyen', count: 10 }))
})

it('a name of which it is only likely where it is today decides nothing', async () => {
  const likely = await askedBack('Phiêng Luông')
  expect(likely.first).toEqual(['Phường Vân Sơn'])
  expect(likely.html).toContain(m.error_commune_several({ typed: 'Phiêng Luông', names: 'phường Vân Sơn' }))
})

it('the question stands beside the field also where another field is wrong; what is understood stays as it was typed', async () => {
  const both = await askedBack('Chiềng Chung', { sectorCode: '' })
  expect(both.first).toHaveLength(2)
  expect(both.html).toContain(m.ui_errors_title({ count: 2 }))
  expect(both.html).toContain(
    m.error_commune_several({ typed: 'Chiềng Chung', names: 'xã Đoàn Kết hoặc xã Mường Chanh' }),
  )
  const { owner, fields } = asking('hat lot')
  const { status, html } = await shown(owner, { ...fields, sectorCode: '' })
  expect(status).toBe(400)
  expect(/<input[^>]* name="communeCode"[^>]*>/.exec(html)![0]).toContain('value="hat lot"')
})

it('a place that nobody knows is chosen from the whole list', async () => {
  const unknown = await askedBack('Hà Đông')
  expect(unknown.title).toBe(m.commune_all())
  expect(unknown.first).toHaveLength(75)
  expect(unknown.html).toContain(m.error_commune_unknown({ typed: 'Hà Đông' }))
})

it('the field starts with the name of what is known and suggests today’s names with those of before', async () => {
  const { html } = await shown(enterprise())
  expect(/<input[^>]* name="communeCode"[^>]*>/.exec(html)![0]).toContain('value="Xã Tô Múa"')
  const former = m.commune_formerly({ name: 'Xã Mai Sơn', former: 'Hát Lót, Cò Nòi' })
  expect(html).toContain(`<option value="Xã Mai Sơn" label="${former}">`)
})
