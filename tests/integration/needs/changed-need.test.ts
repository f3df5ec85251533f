import { and, eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { closeNeed } from '~/domain/needs/close-need.server'
import { changeNeed } from '~/domain/needs/draft-need.server'
import { managedNeed, subjectsOfNeed } from '~/domain/needs/queries.server'
import { proposalToAward } from '~/domain/proposals/queries.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { READ_AS } from '~/forms/carried'
import { partsInWords } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { offerFlagTag, offerFlagText } from '~/i18n/work-terms'
import * as awardPage from '~/routes/enterprise/award'
import * as editPage from '~/routes/enterprise/edit-need'
import * as needPage from '~/routes/enterprise/need'
import * as subjectsPage from '~/routes/enterprise/need-subjects'
import * as proposalsPage from '~/routes/enterprise/proposals'
import * as requestPage from '~/routes/consultant/request'
import { toldItem } from '~/views/notifications/told.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { events, jobs, notifications } from '~db/schema'
import {
  askConsultant,
  award,
  awardedEngagement,
  consultant,
  propose,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { args, ledTo, marksOn, post, type Typed } from '../work/page-calls'
import { htmlOf, times } from '../work/sent-requests'

beforeEach(freshDatabase)

type Need = ReturnType<typeof publishedNeed>

/** What the form of a need made by `publishedNeed` sends when nothing is touched. */
const form = ({ needId }: Need): Record<string, string> => ({
  id: needId,
  text: 'Xưởng chè muốn làm ISO 22000 để bán cho siêu thị, chưa biết bắt đầu từ đâu.',
  sectorCode: '10',
  communeCode: '04018',
})
const change = (need: Need, typed: Typed) =>
  post(editPage, need.enterprise, { needId: need.needId }, { ...form(need), ...typed })
const changes = () =>
  db
    .select()
    .from(events)
    .where(eq(events.name, 'need.changed'))
    .all()
    .map(({ detail }) => detail)
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)
const changeLater = (need: Need, budgetMillion: number) =>
  at(later(5), () =>
    changeNeed(need.enterprise, need.needId, {
      ...form(need),
      text: `${form(need).text} Cần xong trước Tết.`,
      sectorCode: '10',
      communeCode: '04018',
      budgetMillion,
    }),
  )
const needOf = ({ enterprise: owner, needId }: Need) => managedNeed(owner, needId)

describe('a published need', () => {
  it('is changed by its enterprise; who has an open invitation is told which parts, and sees since when', async () => {
    const sent = sentRequest()
    const declined = askConsultant(sent, consultant())
    declineRequest(declined.consultant, declined.requestId, { reason: 'budget_too_small' })
    db.delete(jobs).run()
    expect(ledTo(await change(sent, { budgetMillion: '80', text: `${form(sent).text} Cần xong trước Tết.` }))).toEqual([
      303,
      `/needs/${sent.needId}?done=changed`,
    ])
    expect(needOf(sent)).toMatchObject({ budgetMillion: 80, status: 'published', changedAt: expect.any(Date) as Date })
    expect(changes()).toEqual([{ parts: ['text', 'budget'] }])
    expect([
      times(sent.consultant, 'request_need_changed'),
      times(declined.consultant, 'request_need_changed'),
    ]).toEqual([1, 0])
    expect(toldTo(sent.enterprise)).not.toContain('request_need_changed')
    const row = db
      .select()
      .from(notifications)
      .where(and(eq(notifications.userId, sent.consultant.userId), eq(notifications.kind, 'request_need_changed')))
      .get()!
    expect(toldItem(row)!.title).toContain(partsInWords(['text']))
    expect(toldItem(row)!.title).not.toContain(partsInWords(['budget']))
    const shown = await htmlOf(requestPage, sent.consultant, { requestId: sent.requestId })
    expect(shown).toContain(m.request_changes_title())
    expect(shown).not.toContain('80 triệu')
    const kinds = db.select().from(jobs).all()
    expect(kinds).toContainEqual(
      expect.objectContaining({ kind: 'matching.suggest', payload: { needId: sent.needId } }),
    )
    expect(kinds).toContainEqual(expect.objectContaining({ kind: 'alerts.look' }))
    const story = await htmlOf(needPage, sent.enterprise, { needId: sent.needId })
    expect(story).toContain(m.need_event_changed_parts({ parts: partsInWords(['text', 'budget']) }))
  })

  it('changed again before it was read is told once, with everything that changed', async () => {
    const sent = sentRequest()
    await change(sent, { workMode: 'onsite' })
    await change(sent, { workMode: 'onsite', text: `${form(sent).text} Cần xong trước Tết.` })
    expect(times(sent.consultant, 'request_need_changed')).toBe(1)
    const told = db
      .select()
      .from(notifications)
      .all()
      .find(({ kind }) => kind === 'request_need_changed')!
    expect(toldItem(told)!.title).toContain(partsInWords(['text', 'work_mode']))
  })

  it('whose enterprise only means to spend another amount tells nobody: consultants never saw it', async () => {
    const early = propose(sentRequest())
    expect((await change(early, { budgetMillion: '80' })).status).toBe(303)
    expect([needOf(early).changedAt, times(early.consultant, 'request_need_changed')]).toEqual([null, 0])
    expect(proposalToAward(early.enterprise, early.needId, early.proposalId).proposal.flags).toEqual([])
    const shown = await htmlOf(requestPage, early.consultant, { requestId: early.requestId })
    expect(shown).not.toContain(m.request_changes_title())
    expect(changes()).toEqual([{ parts: ['budget'] }])
  })

  it('saved as it was tells nobody anything', async () => {
    const sent = sentRequest()
    expect((await change(sent, {})).status).toBe(303)
    expect([changes(), needOf(sent).changedAt, times(sent.consultant, 'request_need_changed')]).toEqual([[], null, 0])
  })

  it('keeps its subjects when its words change, and may get others, never none', async () => {
    const sent = sentRequest()
    await change(sent, { text: 'Nay xưởng muốn làm thêm việc khác cho gọn gàng hơn.' })
    const codes = () => subjectsOfNeed(needOf(sent)).map(({ subjectCode }) => subjectCode)
    expect(codes()).toEqual(['ISO-22000'])
    const choose = (typed: Typed) => post(subjectsPage, sent.enterprise, { needId: sent.needId }, typed)
    expect((await choose({ step: 'save' })).init.status).toBe(400)
    expect((await choose({ step: 'drop', suggested: [] })).init.status).toBe(400)
    expect(ledTo(await choose({ step: 'save', chosen: ['5S', 'ISO-22000'] }))[1]).toBe(
      `/needs/${sent.needId}?done=changed`,
    )
    expect(codes().sort()).toEqual(['5S', 'ISO-22000'])
    expect(changes().at(-1)).toEqual({ parts: ['subjects'], subjects: ['5S', 'ISO-22000'] })
  })

  it('is not written over by a page that was read before a colleague’s change', async () => {
    const sent = sentRequest()
    const [readAs] = await marksOn(editPage, sent.enterprise, { needId: sent.needId })
    await change(sent, { budgetMillion: '80' })
    const refused = await change(sent, { budgetMillion: '90', [READ_AS]: readAs! })
    expect(refused.init.status).toBe(409)
    expect(refused.data.error!.budgetMillion).toEqual([m.error_changed_field({ value: '80' })])
    expect(needOf(sent).budgetMillion).toBe(80)
  })

  it('stays as it was once a proposal was chosen, or it has ended', async () => {
    const engaged = awardedEngagement()
    const ended = publishedNeed()
    closeNeed(ended.enterprise, ended.needId, 'solved')
    for (const need of [engaged, ended]) {
      const answer = await change(need, { budgetMillion: '80' })
      expect(answer.init.status).toBe(409)
      const load = async () => editPage.loader(await args(need.enterprise, { needId: need.needId }))
      await expect(load()).rejects.toMatchObject({ status: 302 })
    }
    expect(changes()).toEqual([])
  })
})

describe('a proposal made before the need changed', () => {
  const ids = ({ needId, proposalId }: { needId: string; proposalId: string }) => ({ needId, proposalId })

  it('is marked beside the others, and chosen only by whoever confirms that they know', async () => {
    const sent = sentRequest()
    const early = propose(sent)
    changeLater(sent, 80)
    const late = at(later(9), () => propose(askConsultant(sent, consultant())))
    const marked = offerFlagTag.need_changed()
    const compared = await htmlOf(proposalsPage, sent.enterprise, { needId: sent.needId })
    expect(compared.split(marked)).toHaveLength(2)
    expect(await htmlOf(awardPage, sent.enterprise, ids(late))).not.toContain(offerFlagText.need_changed())
    expect(await htmlOf(awardPage, sent.enterprise, ids(early))).toContain(offerFlagText.need_changed())
    expect(await htmlOf(requestPage, early.consultant, { requestId: early.requestId })).toContain(
      m.request_change_proposed(),
    )

    const [readAs] = await marksOn(awardPage, sent.enterprise, ids(early))
    const choose = (typed: Typed) => post(awardPage, sent.enterprise, ids(early), typed)
    const refused = await choose({ [READ_AS]: readAs! })
    expect(refused.data.error).toEqual({ knowing: [m.form_error_knowing()] })
    const old = await choose({ [READ_AS]: '1.0', knowing: 'on' })
    expect(old.init.status).toBe(409)
    expect((await choose({ [READ_AS]: readAs!, knowing: 'on' })).status).toBe(303)
  })

  it('and one made after it is chosen as ever', () => {
    const sent = sentRequest()
    changeLater(sent, 80)
    const late = at(later(9), () => propose(sent))
    expect(proposalToAward(sent.enterprise, sent.needId, late.proposalId).proposal.flags).toEqual([])
    expect(award(late)).toBeTruthy()
  })
})
