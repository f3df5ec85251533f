import { beforeEach, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { EnterpriseInput } from '~/domain/accounts/forms'
import type { Actor, OrganisationKind } from '~/domain/accounts/lifecycle'
import { organisationOf } from '~/domain/accounts/queries.server'
import { sizeOf } from '~/domain/accounts/size-of.server'
import { MADE_FOR, madeForOf } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import { action, loader } from '~/routes/account/organisation'
import { communeList, CURRENT_SECTORS } from '~/vocabulary/reference.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { jobs, organisations, profiles, sectors } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { locationOf, messagesOf, opened, posted } from './posted-form'

beforeEach(freshDatabase)

function memberOf(kind: OrganisationKind): Actor {
  const organisation = { kind, name: 'Tên cũ', provinceCode: '14' }
  return createAccount({ email: `${newId()}@example.vn`, name: 'Quàng Thị Hoa', passwordHash: 'x', organisation })
}

async function cookieFor(actor: Actor) {
  const headers = new Headers()
  await startSession(actor.userId, headers)
  return headers.get('Set-Cookie')!.split(';')[0]!
}

const commune = () => communeList('14')[0]!.code
const form = (changes: Record<string, string> = {}) => ({
  name: 'HTX Cà phê Sương Núi',
  enterpriseKind: 'cooperative',
  provinceCode: '14',
  communeCode: commune(),
  sectorCode: '01',
  taxCode: '0100109106',
  ...changes,
})
const input = (changes: Partial<EnterpriseInput> = {}) => ({ ...form(), ...changes }) as EnterpriseInput
const post = async (actor: Actor, fields: Record<string, string>) =>
  action(posted('/organisation', fields, await cookieFor(actor)))
const page = async (actor: Actor) => loader(opened('/organisation', await cookieFor(actor)))

it('keeps what an enterprise says of itself, and its size follows', async () => {
  const actor = memberOf('enterprise')
  const figures = { employees: '86', revenueBillion: '12,5', phone: '+84 212 3852 000' }
  expect(locationOf(await post(actor, form(figures)))).toBe('/organisation?done=saved')
  const organisation = organisationOf(actor)
  expect(organisation).toMatchObject({
    name: 'HTX Cà phê Sương Núi',
    sectorVersion: CURRENT_SECTORS,
    sectorCode: '01',
    employees: 86,
    revenueBillion: 12.5,
    phone: '02123852000',
  })
  expect(sizeOf(organisation)).toBe('small')
})

it('is not written by a form whose page was made for another account: its text is kept and said to be of another', async () => {
  const [a, b] = [memberOf('enterprise'), memberOf('enterprise')]
  const ofA = { ...form({ name: 'Tên của A' }), [MADE_FOR]: madeForOf(a) }
  const answer = await post(b, ofA)
  expect(messagesOf(answer)).toEqual({
    '': [m.error_other_account({ name: b.name, organisation: 'Tên cũ' })],
  })
  expect(answer).toMatchObject({ init: { status: 400 }, data: { initialValue: { name: 'Tên của A' } } })
  expect(organisationOf(b).name).toBe('Tên cũ')
  expect(locationOf(await post(a, ofA))).toBe('/organisation?done=saved')
  expect(organisationOf(a).name).toBe('Tên của A')
})

it('saves a doubtful tax code and warns of it', async () => {
  const actor = memberOf('enterprise')
  await post(actor, form({ taxCode: '0100109107' }))
  expect(await page(actor)).toMatchObject({ doubtfulTaxCode: '0100109107', values: { taxCode: '0100109107' } })
})

it('says how many digits a tax code lacks, and writes nothing', async () => {
  const actor = memberOf('enterprise')
  const answer = await post(actor, form({ taxCode: '010010910' }))
  expect(messagesOf(answer)).toEqual({ taxCode: ['Mã số thuế có 10 chữ số, bạn đã nhập 9.'] })
  expect(organisationOf(actor).name).toBe('Tên cũ')
})

it('masks a household’s personal tax code and keeps it when the mask comes back', async () => {
  const actor = memberOf('enterprise')
  const household = form({ enterpriseKind: 'household', taxCode: '014123456789' })
  await post(actor, household)
  expect(await page(actor)).toMatchObject({ values: { taxCode: '•••• 6789' } })
  await post(actor, { ...household, taxCode: '•••• 6789' })
  expect(organisationOf(actor).taxCode).toBe('014123456789')
  await post(actor, { ...household, taxCode: '' })
  expect(organisationOf(actor).taxCode).toBeNull()
})

it('takes a personal tax code from households and experts only', async () => {
  const answer = await post(memberOf('enterprise'), form({ taxCode: '014123456789' }))
  expect(messagesOf(answer)).toEqual({ taxCode: [m.error_tax_code_personal()] })
  const expert = memberOf('expert')
  await post(expert, { name: 'Quàng Thị Hoa', provinceCode: '01', taxCode: '014123456789' })
  expect(organisationOf(expert)).toMatchObject({ taxCode: '014123456789', provinceCode: '01', communeCode: null })
})

it('asks for a commune of the chosen province', async () => {
  const actor = memberOf('enterprise')
  const elsewhere = await post(actor, form({ provinceCode: '01' }))
  expect(messagesOf(elsewhere)).toEqual({ communeCode: [m.error_commune_elsewhere({ province: 'Hà Nội' })] })
  const none = await post(actor, form({ communeCode: '' }))
  expect(messagesOf(none)).toEqual({ communeCode: [m.error_commune_missing()] })
  const unknown = await post(actor, form({ provinceCode: '99' }))
  expect(messagesOf(unknown)).toEqual({ provinceCode: [m.form_error_choose_one()] })
})

it('keeps a sector of an older edition until another is chosen', async () => {
  const actor = memberOf('enterprise')
  const old = { version: 'VSIC 2018', code: '45', level: 2, nameVi: 'Bán, sửa chữa ô tô', nameEn: 'Motor trade' }
  db.insert(sectors).values(old).run()
  db.update(organisations).set({ sectorVersion: old.version, sectorCode: old.code }).run()
  await post(actor, form({ sectorCode: '' }))
  expect(await page(actor)).toMatchObject({ oldSector: { edition: 'VSIC 2018', code: '45' } })
  await post(actor, form({ sectorCode: '46' }))
  expect(organisationOf(actor)).toMatchObject({ sectorVersion: CURRENT_SECTORS, sectorCode: '46' })
})

it('lets search, open needs and saved searches know of a consultant’s new name', () => {
  const actor = memberOf('consulting')
  db.insert(profiles).values({ id: 'p', organisationId: actor.organisationId!, status: 'published' }).run()
  changeOrganisation(actor, actor.organisationId!, { name: 'Tên mới', provinceCode: '14', communeCode: commune() })
  expect(db.select().from(profiles).get()?.version).toBe(2)
  expect(db.select().from(jobs).all()).toMatchObject([
    { kind: 'search.sync', payload: { index: 'consultants', id: 'p' } },
    { kind: 'matching.follow', payload: { profileId: 'p' } },
    {
      kind: 'alerts.look',
      payload: { kind: 'consultants', id: 'p', before: { name: 'Tên cũ' } },
    },
  ])
})

it('never changes another’s organisation', () => {
  const owner = memberOf('enterprise')
  for (const stranger of [memberOf('enterprise'), memberOf('consulting'), memberOf('agency')])
    expect(() => changeOrganisation(stranger, owner.organisationId!, input())).toThrow('not_found')
  expect(() => changeOrganisation(owner, 'no-such-organisation', input())).toThrow('not_found')
  expect(organisationOf(owner).name).toBe('Tên cũ')
})

it('is no page for the department', async () => {
  await expect(page(memberOf('agency')).catch((answer: Response) => answer.status)).resolves.toBe(404)
})
