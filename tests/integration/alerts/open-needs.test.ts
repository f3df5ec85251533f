import { beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { closeNeed } from '~/domain/needs/close-need.server'
import { saveReach } from '~/domain/directory/save-reach.server'
import { openNeedsFor } from '~/domain/matching/open-needs.server'
import { openNeedAddress, openNeedQuery } from '~/domain/needs/open-need-query'
import { wanted } from '~/domain/alerts/wanted.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { loader } from '~/routes/consultant/open-needs'
import * as m from '~/i18n/paraglide/messages'
import { homeProvince } from '~/vocabulary/province.server'
import { db } from '~db/connection'
import { needs, organisations } from '~db/schema'
import {
  award,
  askConsultant,
  consultant,
  consultantWithDraft,
  enterprise,
  propose,
  publishedNeed,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { eq } from 'drizzle-orm'
import { args } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeAll(freshDatabase)
/** Only the needs of the test at hand are open. */
beforeEach(() => {
  db.update(needs).set({ status: 'closed' }).run()
})

const codeOf = (name: string) => homeProvince().communes.find((unit) => unit.full_name === name)!.code
const listFor = (actor: Actor, search = '') => {
  const query = openNeedQuery(new URLSearchParams(search))
  const answer = openNeedsFor(actor, query, wanted(query))
  if (answer.status !== 'ok') throw new Error(answer.status)
  return answer
}
const idsFor = (actor: Actor, search = '') => listFor(actor, search).needs.map((need) => need.id)

describe('open needs', () => {
  it('come best fit first, with reasons and what is missing; who does none of it sees it only when asked for', () => {
    const { actor } = consultant({ subjects: ['HACCP', 'TPM'] })
    const part = publishedNeed({ subjects: ['HACCP', 'FSC'] })
    const whole = publishedNeed({ subjects: ['HACCP'] })
    const none = publishedNeed({ subjects: ['FSC'], text: 'Rừng keo cần chứng chỉ quản lý bền vững để xuất khẩu.' })
    const { needs, besides } = listFor(actor)
    expect(needs.map((need) => need.id)).toEqual([whole.needId, part.needId])
    expect(needs[0]!.fit!.reasons).toContainEqual({ kind: 'subject', subject: 'HACCP' })
    expect(needs[1]!.fit!.missing).toContainEqual({ kind: 'subject', subject: 'FSC' })
    expect(besides).toBe(1)
    const everything = listFor(actor, 'all=1')
    expect(everything.needs.map((need) => need.id)).toEqual([whole.needId, part.needId, none.needId])
    expect(everything.needs[2]!.fit).toBeNull()
  })

  it('read how everybody replied once, however many sets of subjects are asked for', () => {
    const { actor } = consultant({ subjects: ['HACCP', 'TPM'] })
    for (const subjects of [['HACCP'], ['TPM'], ['HACCP', 'TPM']]) publishedNeed({ subjects })
    const prepare = vi.spyOn(db.$client, 'prepare')
    onTestFinished(() => prepare.mockRestore())
    expect(idsFor(actor)).toHaveLength(3)
    const histories = prepare.mock.calls.filter(([sql]) => /^select .*"answered_at".* from "requests"/.test(sql))
    expect(histories).toHaveLength(1)
  })

  it('rank by what makes the consultant fit: another reach, another order', () => {
    const { actor } = consultant({ subjects: ['HACCP'] })
    publishedNeed({ subjects: ['HACCP'] })
    const [before] = listFor(actor).needs
    saveReach(actor, {
      anySector: false,
      sectors: ['01'],
      anyProvince: false,
      provinces: ['01'],
      languages: ['vi'],
      workModes: ['onsite'],
      clientSizes: [],
    })
    const [after] = listFor(actor).needs
    expect(after!.fit!.score).toBeLessThan(before!.fit!.score)
    expect(after!.fit!.missing.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['area', 'sector']))
  })

  it('are those that nobody closed or awarded, and of nobody the consultant is tied to', () => {
    const asked = consultant({ subjects: ['ISO-22000'] })
    const [open, closed, awarded, tied] = [publishedNeed(), publishedNeed(), publishedNeed(), publishedNeed()]
    closeNeed(closed.enterprise, closed.needId, 'solved')
    const { proposalId } = propose(askConsultant(awarded, asked))
    award({ enterprise: awarded.enterprise, proposalId })
    db.update(organisations)
      .set({ taxCode: '9900000016' })
      .where(eq(organisations.id, tied.enterprise.organisationId!))
      .run()
    expect(idsFor(asked.actor)).toEqual([open.needId])
  })

  it('say where the consultant was asked already', () => {
    const asked = consultant({ subjects: ['ISO-22000'] })
    const { needId, requestId } = askConsultant(publishedNeed(), asked)
    const other = publishedNeed()
    const requests = new Map(listFor(asked.actor).needs.map((need) => [need.id, need.requestId]))
    expect(requests).toEqual(
      new Map([
        [needId, requestId],
        [other.needId, null],
      ]),
    )
  })

  it('are filtered by words, subject, sector and commune, with counts that stay honest', () => {
    const { actor } = consultant({ subjects: ['HACCP', 'TPM'] })
    const dryer = publishedNeed({ subjects: ['TPM'], text: 'Máy sấy chè hay hỏng giữa vụ, chờ thợ mãi.' })
    const meat = publishedNeed({ subjects: ['HACCP'], communeCode: '03646' })
    expect(idsFor(actor, 'q=may+say')).toEqual([dryer.needId])
    expect(idsFor(actor, 'subject=HACCP')).toEqual([meat.needId])
    expect(idsFor(actor, 'commune=03646&subject=TPM')).toEqual([])
    expect(idsFor(actor, 'sector=10')).toHaveLength(2)
    const { facets } = listFor(actor, 'subject=TPM')
    expect(facets.subject).toEqual(
      new Map([
        ['TPM', 1],
        ['HACCP', 1],
      ]),
    )
    expect([...facets.commune.values()]).toEqual([1])
  })

  it('are found by what the place was called before, which the page says', async () => {
    const { actor } = consultant({ subjects: ['HACCP'] })
    const { needId } = publishedNeed({ subjects: ['HACCP'], communeCode: codeOf('Xã Mai Sơn') })
    const elsewhere = publishedNeed({ subjects: ['HACCP'], communeCode: codeOf('Xã Chiềng Mung') })
    expect(idsFor(actor, 'q=Hát Lót')).toEqual([needId])
    expect(idsFor(actor, 'q=huyen mai son').sort()).toEqual([needId, elsewhere.needId].sort())
    const { found } = await loader(await args(actor, {}, undefined, '?q=cò+nòi'))
    expect(found!.items.map(({ id }) => id)).toEqual([needId])
    expect(found!.places).toEqual(['Xã Cò Nòi (huyện Mai Sơn cũ) nay thuộc xã Mai Sơn.'])
    const communes = found!.filters.find(({ facet }) => facet === 'commune')!.options
    expect(communes.map(({ text }) => text)).toEqual([
      m.commune_formerly({ name: 'Mai Sơn', former: 'Hát Lót, Cò Nòi' }),
    ])
  })

  it('are not for those who are not introduced, only certify, or are no consultants', () => {
    const refused = (actor: Actor) => {
      const query = openNeedQuery(new URLSearchParams())
      return openNeedsFor(actor, query, wanted(query)).status
    }
    expect(refused(consultantWithDraft().actor)).toBe('profile_hidden')
    expect(refused(consultant({ roles: ['certification'] }).actor)).toBe('only_certifies')
    expect(refusal(() => refused(enterprise())).code).toBe('not_found')
  })
})

describe('the page of open needs', () => {
  it('has ten to a page and leads back from a page too far', async () => {
    const { actor } = consultant({ subjects: ['HACCP'] })
    const owner = enterprise()
    for (let n = 0; n < 11; n += 1) publishedNeed({ enterprise: owner, subjects: ['HACCP'] })
    const page = async (query: string) => loader(await args(actor, {}, undefined, query))
    expect((await page('?page=2')).found).toMatchObject({ total: 11, pages: 2, items: [{}] })
    const far = await page('?page=9').catch((thrown: unknown) => thrown as Response)
    expect((far as Response).headers.get('Location')).toBe('/open-needs?page=2')
  })

  it('never carries who the enterprise is', async () => {
    const { actor } = consultant({ subjects: ['HACCP'] })
    const owner = enterprise({ name: 'HTX Chè Thung Xa' })
    publishedNeed({
      enterprise: owner,
      subjects: ['HACCP'],
      text: `HTX chè Thung Xa cần HACCP, điện thoại 0912.345.678, thư thungxa@vi-du.example. Gặp ${owner.name} ở bản Lùn.`,
    })
    const loaded = JSON.stringify(await loader(await args(actor, {})))
    expect(loaded).toContain('cần HACCP')
    for (const told of ['Thung Xa', '0912.345', 'vi-du.example', owner.organisationId!, owner.name, 'Lùn'])
      expect(loaded).not.toContain(told)
    expect(idsFor(actor, 'q=thung+xa')).toEqual([])
  })

  it('has an address in its shortest form', () => {
    const query = openNeedQuery(new URLSearchParams('q=+HACCP+&subject=&subject=HACCP&page=0&all=yes&x=1'))
    expect(openNeedAddress(query)).toBe('/open-needs?q=HACCP&subject=HACCP')
  })
})
