import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { matchConsultants, NOTHING_SAID } from '~/domain/matching/match-consultants.server'
import { proposedConsultants } from '~/domain/matching/proposed-consultants.server'
import { matchesOf } from '~/domain/matching/queries.server'
import { draftOf, managedNeed, needPage } from '~/domain/needs/queries.server'
import { keepDraft } from '~/domain/needs/visitor-draft.server'
import { sectorInWords } from '~/views/choices/sector-words.server'
import { reasonTexts } from '~/views/matching/match-text.server'
import { draftView } from '~/views/needs/draft-view.server'
import { drainJobs } from '~/worker/worker.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, needs, profiles } from '~db/schema'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { closeEmbedded, removeFile } from '~search/embedded/file'
import { consultant, publishedNeed } from '~tests/scenarios'

const MACHINE = 'máy sấy chè hay hỏng giữa vụ, mỗi lần chờ thợ Hà Nội lên 2-3 ngày, mất cả tấn chè'
const need = (text: string, subjects: string[] = []) => ({
  ...NOTHING_SAID,
  text,
  subjects,
  sectorCode: '10',
  provinceCode: '14',
  size: 'small',
  seed: text,
})
const matched = async (text: string, subjects: string[] = []) => {
  const answer = await matchConsultants(need(text, subjects))
  if (answer.status !== 'ok') throw new Error('search is unavailable')
  return answer.matches
}

let maintenance: string, hygiene: string

beforeAll(async () => {
  maintenance = consultant({ subjects: ['TPM', 'KAIZEN'] }).profileId
  hygiene = consultant({ subjects: ['HACCP'] }).profileId
  consultant({ subjects: ['TPM', 'HACCP'], roles: ['certification'] })
  await ensureIndexes()
})

describe('from a need to consultants', () => {
  it('puts first who does what the text is about, while no subject is confirmed', async () => {
    const [first] = await matched(MACHINE)
    expect(first).toMatchObject({ profileId: maintenance })
    expect(first!.reasons[0]).toEqual({ kind: 'subject', subject: 'TPM' })
    expect(reasonTexts(first!.reasons)[0]).toContain('TPM')
  })

  it('goes by the confirmed subjects, and says what is missing', async () => {
    const [first] = await matched(MACHINE, ['HACCP', 'FSC'])
    expect(first!.profileId).toBe(hygiene)
    expect(first!.missing).toContainEqual({ kind: 'subject', subject: 'FSC' })
  })

  it('never proposes who only certifies, nor who is no longer introduced though the index still says so', async () => {
    expect((await matched(MACHINE, ['TPM', 'HACCP'])).map((match) => match.profileId).sort()).toEqual(
      [maintenance, hygiene].sort(),
    )
    db.update(profiles).set({ checkedUntil: '2020-01-01' }).where(eq(profiles.id, hygiene)).run()
    expect(await matched('HACCP', ['HACCP'])).toEqual([])
    db.update(profiles).set({ checkedUntil: null }).where(eq(profiles.id, hygiene)).run()
  })

  it('leaves out who does none of it and does not speak of it, however near', async () => {
    expect((await matched(MACHINE)).map((match) => match.profileId)).toEqual([maintenance])
    expect(await matched(MACHINE, ['FSC'])).toEqual([])
    const both = await matched(MACHINE, ['TPM', 'HACCP'])
    expect(both).toHaveLength(2)
    for (const { reasons } of both) {
      expect(reasons.some(({ kind }) => kind === 'subject' || kind === 'text')).toBe(true)
    }
  })

  it('proposes nobody where nothing of ours fits', async () => {
    expect(await matched('nhờ luật sư khởi kiện đối tác không trả tiền')).toEqual([])
  })

  it('is kept with a published need, in order, and recorded', async () => {
    const { enterprise: owner, needId } = publishedNeed({ text: MACHINE, subjects: ['TPM'] })
    await drainJobs()
    const kept = matchesOf(managedNeed(owner, needId))
    expect(kept.map(({ position }) => position)).toEqual(kept.map((_, position) => position))
    expect(kept[0]).toMatchObject({ profileId: maintenance, weightsVersion: expect.any(String) as string })
    expect(
      db
        .select()
        .from(events)
        .where(eq(events.needId, needId))
        .all()
        .map((event) => event.name),
    ).toContain('need.matched')
  })

  it('is kept for a need that nobody fits: its page does not search again', async () => {
    const { enterprise, needId } = publishedNeed({ text: 'nhờ luật sư khởi kiện đối tác', subjects: ['FSC'] })
    const other = publishedNeed({ text: MACHINE, subjects: ['TPM'] })
    await drainJobs()
    db.update(needs).set({ matchedAt: null }).where(eq(needs.id, other.needId)).run()
    const url = process.env.MEILI_URL
    process.env.MEILI_URL = 'http://127.0.0.1:1'
    closeEmbedded()
    removeFile()
    expect(await proposedConsultants(needPage(enterprise, needId))).toEqual({ available: true, matches: [] })
    const notLookedFor = await proposedConsultants(needPage(other.enterprise, other.needId))
    expect(notLookedFor).toEqual({ available: false, matches: [] })
    process.env.MEILI_URL = url
    await ensureIndexes()
  })

  it('is found by the built-in engine while the search server is away', async () => {
    const url = process.env.MEILI_URL
    process.env.MEILI_URL = 'http://127.0.0.1:1'
    for (const subjects of [[], ['TPM']]) expect((await matched(MACHINE, subjects))[0]?.profileId).toBe(maintenance)
    process.env.MEILI_URL = url
  })

  it('hears the trade of a visitor, who stated none, and is told where nobody names it', async () => {
    const text = 'Xưởng gỗ em máy cưa cứ hỏng giữa chừng, chờ thợ ba ngày'
    const shownTo = async () => {
      const view = await draftView(null, draftOf(keepDraft(newId(), text))!)
      return { first: view.matches[0]!.profileId, unknownTrade: view.unknownTrade }
    }
    expect(await shownTo()).toEqual({ first: maintenance, unknownTrade: sectorInWords('16') })
    const wood = consultant({ subjects: ['TPM'], sectors: ['16'] })
    await drainJobs()
    expect(await shownTo()).toEqual({ first: wood.profileId, unknownTrade: null })
  })
})
