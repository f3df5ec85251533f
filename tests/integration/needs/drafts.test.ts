import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { discardNeed } from '~/domain/needs/discard-need.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { MAX_DRAFTS } from '~/domain/needs/lifecycle'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { needsOf } from '~/domain/needs/queries.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import * as needPage from '~/routes/enterprise/need'
import * as list from '~/routes/enterprise/needs'
import * as newNeed from '~/routes/enterprise/new-need'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, needSubjects } from '~db/schema'
import { department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const draft = (owner: Actor, text = 'Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày.') => {
  const id = newId()
  const subjects = [{ code: 'TPM', because: [], origin: 'chosen' as const }]
  draftNeed(owner, { id, text, sectorCode: '10', communeCode: '04018', subjects })
  return id
}
const shown = async (page: Parameters<typeof shownPage>[0], ...request: Parameters<typeof args>) =>
  (await shownPage(page, await args(...request))).html

it('a draft is deleted on its page, with its subjects, and the list says so', async () => {
  const owner = enterprise()
  const needId = draft(owner)
  const kept = draft(owner, 'Kho lạnh hay hỏng, tốn điện quá nhiều.')
  expect(await shown(needPage, owner, { needId })).toContain(m.need_discard_lead())

  expect(ledTo(await post(needPage, owner, { needId }, { step: 'discard' }))).toEqual([303, '/needs?done=discarded'])

  expect(needsOf(owner)).toMatchObject([{ id: kept }])
  expect(db.select().from(needSubjects).all()).toMatchObject([{ needId: kept }])
  expect(db.select().from(events).where(eq(events.name, 'need.discarded')).all()).toMatchObject([
    { needId, userId: owner.userId },
  ])
  expect(await shown(list, owner, {}, undefined, '?done=discarded')).toContain(m.need_done_discarded())
  expect((await post(needPage, owner, { needId }, { step: 'discard' })).status).toBe(404)
})

it('nobody else’s is, and none that is published: the page says why, though its button is gone', async () => {
  const owner = enterprise()
  const needId = draft(owner)
  for (const stranger of [enterprise(), department()]) {
    expect(() => discardNeed(stranger, needId)).toThrow('not_found')
  }
  publishNeed(owner, needId)
  expect(() => discardNeed(owner, needId)).toThrow('state_changed')
  expect(needsOf(owner)).toMatchObject([{ id: needId, status: 'published' }])
  for (const step of ['discard', 'publish']) {
    const html = await shown(needPage, owner, { needId }, { step })
    expect(html).toContain(step === 'publish' ? m.error_already_so() : m.error_state_changed())
    expect(html).not.toContain(m.need_discard_button())
  }
})

it('whoever goes back to write a need finds the drafts begun before, the newest by name', async () => {
  const owner = enterprise()
  draft(enterprise(), 'Của một doanh nghiệp khác, không phải của mình.')
  expect(await shown(newNeed, owner, {}, undefined, `?id=${newId()}`)).not.toContain(m.need_drafts_unfinished())
  const ids = Array.from({ length: 5 }, (_, number) =>
    at(new Date(Date.UTC(2026, 0, 1 + number)), () => draft(owner, `Kho lạnh số ${number} hay hỏng, tốn điện.`)),
  )
  publishNeed(owner, ids[0]!)
  const html = await shown(newNeed, owner, {}, undefined, `?id=${newId()}`)
  expect(html).toContain(m.need_drafts_unfinished())
  const [told = ''] = /<div class="notice.*?<\/ul>/s.exec(html) ?? []
  expect([...told.matchAll(/href="\/needs\/([^"]+)"/g)].map(([, id]) => id)).toEqual([ids[4], ids[3], ids[2]])
  expect(told).toContain('Kho lạnh số 4')
  expect(told).toContain(m.need_drafts_others({ count: '1' }))
})

it('an enterprise at the bound deletes one and goes on', () => {
  const owner = enterprise()
  const begun = Array.from({ length: MAX_DRAFTS }, () => draft(owner))
  expect(() => draft(owner)).toThrow('need.too_many_drafts')
  discardNeed(owner, begun[0]!)
  expect(draft(owner)).not.toBe('')
})

it('whoever goes back to the page on which they began a need finds that need, and begins no second one', async () => {
  const owner = enterprise()
  const open = async (query: string) =>
    newNeed.loader({ ...(await args(owner, {}, undefined, query)), params: {} }).then(
      (page) => page.need.id,
      (led: Response) => led.headers.get('Location'),
    )
  const address = await open('?from=menu')
  const [, query = '', id = ''] = /^\/page(\?from=menu&id=(.+))$/.exec(address!)!
  expect(await open(query)).toBe(id)
  const typed = { id, text: 'Máy sấy chè hay hỏng giữa vụ.', sectorCode: '10', communeCode: '04018' }
  expect(ledTo(await post(newNeed, owner, {}, typed))[0]).toBe(303)
  expect(await open(query)).toBe(`/needs/${id}/edit`)
  expect((await post(newNeed, owner, {}, { ...typed, text: 'Máy sấy chè hay hỏng, chờ thợ ba ngày.' })).status).toBe(
    303,
  )
  expect(needsOf(owner)).toMatchObject([{ id, text: 'Máy sấy chè hay hỏng, chờ thợ ba ngày.' }])
  publishNeed(owner, draft(owner))
  expect(await open(query)).toBe(`/needs/${id}/edit`)
  // Somebody else's tells nothing of itself.
  expect(await open(`?id=${draft(enterprise())}`)).not.toContain('/edit')
})
