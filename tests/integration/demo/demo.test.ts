import { eq, isNotNull } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '~/domain/accounts/queries.server'
import { entriesOf } from '~/domain/assisted/queries.server'
import { standingOf } from '~/domain/certification/standing.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { everyTakenList } from '~/domain/exporting/queries.server'
import { FOLLOW_UP_KINDS } from '~/domain/follow-up/lifecycle'
import { followUpRows, pausedConsultants } from '~/domain/follow-up/lists.server'
import { proposedGroups } from '~/domain/groups/proposed-groups.server'
import { groupBy } from '~/domain/group-by'
import { reviewsOfConsultant, reviewsOfEngagement } from '~/domain/reviews/queries.server'
import { decidedReviewReports, openReviewReports } from '~/domain/reviews/reports.server'
import { TRACKS } from '~/vocabulary/tracks'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { hasDemo, loadDemoIfEmpty } from '~db/demo/load-demo'
import { idFrom } from '~db/ids'
import {
  agreementConfirmations,
  certificateMembers,
  certificates,
  engagements,
  events,
  interests,
  matches,
  measureReadings,
  measures,
  memberships,
  milestones,
  needGroupMembers,
  needGroups,
  needs,
  outcomes,
  partnerships,
  paymentMarks,
  profiles,
  proposals,
  proposalVersions,
  requests,
  reviews,
  subjects,
  waves,
} from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { statesMissing, tracksVerified, VERIFIABLE, worksShown } from './states'

const everything = () => ({
  needs: db.select().from(needs).all(),
  profiles: db.select().from(profiles).all(),
  engagements: db.select().from(engagements).all(),
  milestones: db.select().from(milestones).all(),
  outcomes: db.select().from(outcomes).all(),
  events: db.select().from(events).all(),
})

/** The demo's last day. */
const NOW = new Date('2026-11-26T09:00:00+07:00')

/** Whether the first load found no accounts, and loaded. */
let loaded: boolean[]

beforeAll(async () => {
  loaded = [hasDemo(), await loadDemoIfEmpty()]
})

describe('the demo province', () => {
  it('is loaded once, and only into a database without accounts', async () => {
    expect(loaded).toEqual([false, true])
    expect(hasDemo()).toBe(true)
    const once = everything()
    expect(await loadDemoIfEmpty()).toBe(false)
    expect(everything()).toEqual(once)
    expect(once.profiles).toHaveLength(40)
    expect(once.needs).toHaveLength(82)
  })

  it('has joint proposals, one to compare with others and one that was chosen, and a partner who has yet to answer', () => {
    const statuses = db.select().from(partnerships).all()
    expect(statuses.map(({ status }) => status).sort()).toEqual(['agreed', 'agreed', 'asked'])
    const joint = db
      .select({ status: proposals.status })
      .from(proposalVersions)
      .innerJoin(proposals, eq(proposals.id, proposalVersions.proposalId))
      .where(isNotNull(proposalVersions.partnershipId))
      .all()
    expect(joint.map(({ status }) => status).sort()).toEqual(['awarded', 'submitted'])
  })

  it('has verified certificates that were suspended and withdrawn since', () => {
    const statuses = db.select({ status: certificates.status }).from(certificates).all()
    for (const status of ['active', 'suspended', 'withdrawn']) expect(statuses).toContainEqual({ status })
  })

  it('has measures that were only begun, wait for one officer or a second one, were given back, and last', () => {
    const states = db
      .select({ status: outcomes.status, secondedBy: outcomes.secondedBy })
      .from(measures)
      .leftJoin(outcomes, eq(outcomes.measureId, measures.id))
      .all()
      .map((row) => (row.secondedBy ? 'seconded' : (row.status ?? 'begun')))
    expect(states.sort()).toEqual(['begun', 'begun', 'rejected', 'reported', 'seconded', 'verified'])
    expect(db.select().from(measureReadings).where(eq(measureReadings.time, 'six')).all()).toHaveLength(1)
  })

  it('has work that waits for its document, and documents that wait, were given back, and are verified', () => {
    const statuses = db.select().from(outcomes).where(isNotNull(outcomes.documentId)).all()
    expect(statuses.map(({ status }) => status).sort()).toEqual([
      'rejected',
      'reported',
      'verified',
      'verified',
      'verified',
      'verified',
      'verified',
    ])
    const waiting = db
      .select()
      .from(engagements)
      .where(eq(engagements.needId, idFrom('need N56')))
      .get()!
    const owner = actorOf(idFrom('user Công ty CP Thương mại Chợ Phiên (minh họa)'))!
    expect(standingOf(engagementOf(owner, waiting.id)).next).toMatchObject({ kind: 'document', actor: 'parties' })
  })

  it('has reviews by both sides and by one, with a reply, reported, hidden and shown again, and a consultant with a mean', () => {
    const all = db.select().from(reviews).all()
    const sides = [...groupBy(all, ({ engagementId }) => engagementId).values()]
    expect([...new Set(sides.map((own) => own.map(({ side }) => side).join()))].sort()).toEqual([
      'consultant',
      'enterprise',
      'enterprise,consultant',
    ])
    expect(all.some(({ reply }) => reply !== null)).toBe(true)
    expect(all.filter(({ hiddenReason }) => hiddenReason !== null)).toHaveLength(1)
    const department = actorOf(idFrom('user department'))!
    expect(openReviewReports(department)).toHaveLength(1)
    expect(decidedReviewReports(department).map(({ status }) => status)).toEqual(
      expect.arrayContaining(['hidden', 'shown']),
    )
    const means = db
      .select()
      .from(profiles)
      .all()
      .map(({ id }) => reviewsOfConsultant(id).mean)
    expect(means.filter((mean) => mean !== null)).toHaveLength(1)
    const open = at(NOW, () =>
      db
        .select()
        .from(engagements)
        .all()
        .filter(({ id, organisationId }) => {
          const owner = db.select().from(memberships).where(eq(memberships.organisationId, organisationId)).get()!
          return reviewsOfEngagement(actorOf(owner.userId)!, id).standing === 'open'
        }),
    )
    expect(open.map(({ status }) => status).sort()).toEqual(['completed', 'completed', 'ended'])
  })

  it('has needs that officers wrote down, in every state', () => {
    const department = actorOf(idFrom('user department'))!
    const standings = at(NOW, () => entriesOf(department)).map(({ standing, step }) => `${standing} ${step.kind}`)
    expect(standings.sort()).toEqual([
      'confirmed none',
      'confirmed none',
      'lapsed renew',
      'refused correct',
      'waiting call',
      'waiting wait',
      'withdrawn none',
      'writing finish',
    ])
    expect(db.select().from(needs).where(eq(needs.channel, 'assisted')).all()).toHaveLength(2)
  })

  it('has an invitation that was reminded of, one taken back with its reason, and a consultant who was invited again', () => {
    const all = db.select().from(requests).all()
    expect(all.filter(({ reminders }) => reminders > 0)).toMatchObject([{ status: 'sent' }])
    const taken = all.filter(({ status }) => status === 'withdrawn')
    expect(taken).toMatchObject([{ withdrawalReason: 'no_answer', withdrawalNote: expect.any(String) as string }])
    const pairs = new Set(all.map(({ needId, profileId }) => `${needId} ${profileId}`))
    expect(all.length - pairs.size).toBe(1)
  })

  it('has consultants who were not invited and are interested: two who wait for an answer, one who was invited upon it', () => {
    const all = db.select().from(interests).all()
    expect(all.map(({ status }) => status).sort()).toEqual(['accepted', 'waiting', 'waiting'])
    expect(new Set(all.map(({ needId }) => needId)).size).toBe(2)
  })

  it('has a need for which consultants are invited in waves, with room for a third one on its list', () => {
    const [running] = db.select().from(waves).all()
    expect(running).toMatchObject({ number: 2, stoppedAt: null })
    const sent = db.select().from(requests).where(eq(requests.needId, running!.needId)).all()
    expect([1, 2].map((number) => sent.filter(({ wave }) => wave === number).length)).toEqual([5, 2])
    const listed = db.select().from(matches).where(eq(matches.needId, running!.needId)).all()
    expect(listed.length).toBeGreaterThan(sent.length)
  })

  it('has a proposed group, one that gathers, one with proposals, one at work, and one certified with a register', () => {
    const department = actorOf(idFrom('user department'))!
    expect(proposedGroups(department).map(({ subject, needs: own }) => [subject, own.length])).toContainEqual([
      'VIETGAP',
      3,
    ])
    const all = db.select().from(needGroups).all()
    expect(all.map(({ status }) => status).sort()).toEqual(['formed', 'gathering', 'working', 'working'])
    const gathering = all.find(({ status }) => status === 'gathering')!
    const members = db.select().from(needGroupMembers).where(eq(needGroupMembers.groupId, gathering.id)).all()
    expect(members.map(({ status }) => status).sort()).toEqual(['asked', 'declined', 'joined'])
    expect(db.select().from(certificateMembers).all()).toHaveLength(3)
  })

  it('has an open need whose list was kept before a consultant came who fits it', () => {
    const listed = db.select().from(matches).all()
    const late = db
      .select()
      .from(profiles)
      .all()
      .filter(({ publishedAt }) => publishedAt && publishedAt > listed[0]!.computedAt)
    expect(late).toHaveLength(1)
    expect(listed.map(({ profileId }) => profileId)).not.toContain(late[0]!.id)
  })

  it('has a need that was changed after invitations, one after proposals, and one that was opened again', () => {
    const all = db.select().from(needs).all()
    expect(all.filter(({ changedAt }) => changedAt).map(({ status }) => status)).toEqual(['published', 'published'])
    expect(all.filter(({ reopenedAt }) => reopenedAt)).toMatchObject([{ status: 'published', closedAt: null }])
  })

  it('has something to follow up of every kind, one of it given to a colleague and noted about, and a consultant who is paused', () => {
    const department = actorOf(idFrom('user department'))!
    at(NOW, () => {
      const rows = followUpRows(department)
      expect([...new Set(rows.map(({ kind }) => kind))]).toEqual(
        // No group of the demo is late.
        FOLLOW_UP_KINDS.filter((kind) => kind !== 'group_unformed'),
      )
      expect(rows.filter(({ assignee }) => assignee)).toMatchObject([{ notes: 1 }])
      expect(pausedConsultants()).toHaveLength(1)
    })
  })

  it('has lists with personal data that two officers took along, each with its reason', () => {
    const taken = everyTakenList(actorOf(idFrom('user department'))!)
    expect(new Set(taken.map(({ person }) => person)).size).toBe(2)
    for (const { rows, reason } of taken) expect([rows > 0, reason.length > 20]).toEqual([true, true])
  })

  it('has work of every track that is running, and of each a verified result', () => {
    const works = at(NOW, worksShown)
    const running = works.filter(({ work }) => work.status === 'active').flatMap(({ tracks }) => tracks)
    expect(TRACKS.filter(({ id }) => !running.includes(id)).map(({ id }) => id)).toEqual([])
    const verified = tracksVerified()
    const due = TRACKS.filter(({ result }) => VERIFIABLE.includes(result))
    expect(due.filter(({ id }) => !verified.includes(id)).map(({ id }) => id)).toEqual([])
  })

  it('has work and results in every state that there is', () => {
    expect(at(NOW, () => statesMissing(worksShown()))).toEqual([])
  })

  it('names the standard of a certificate in whole words', () => {
    const editions = db
      .select({ edition: certificates.edition, designation: subjects.designation })
      .from(certificates)
      .innerJoin(subjects, eq(subjects.code, certificates.subjectCode))
      .where(isNotNull(certificates.engagementId))
      .all()
    expect(editions.length).toBeGreaterThan(0)
    // A story may name another one in its own words.
    const isCut = ({ edition, designation }: (typeof editions)[number]) =>
      designation.startsWith(edition) && /^[\p{L}\p{N}]/u.test(designation.slice(edition.length))
    expect(editions.filter(isCut)).toEqual([])
  })

  it('tells of nothing that lies ahead', () => {
    const told = [
      ...db.select({ at: events.at }).from(events).all(),
      ...db.select({ at: agreementConfirmations.confirmedAt }).from(agreementConfirmations).all(),
      ...db.select({ at: paymentMarks.markedAt }).from(paymentMarks).all(),
    ]
    expect(told.length).toBeGreaterThan(0)
    expect(told.filter(({ at }) => at.getTime() > Date.now())).toEqual([])
  })

  it('is the same at every load, as on another machine', { timeout: 60_000 }, async () => {
    const first = everything()
    freshDatabase()
    await loadDemoIfEmpty()
    expect(everything()).toEqual(first)
  })
})
