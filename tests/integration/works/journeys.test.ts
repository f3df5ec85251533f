import { beforeEach, describe, expect, it } from 'vitest'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { endingsOf, outcomeStates } from '~/domain/certification/standing.server'
import { addDays, type Day } from '~/domain/days'
import { verifiedIn } from '~/domain/directory/verified-in.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { agreementOf } from '~/domain/engagement/agreement.server'
import { confirmAgreement } from '~/domain/engagement/confirm-agreement.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { storeFile } from '~/domain/files/store.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import { proposalForm } from '~/domain/proposals/forms'
import { requestOf } from '~/domain/proposals/queries.server'
import { inWords } from '~/i18n/worded'
import { TRACKS } from '~/vocabulary/tracks'
import { usualWays } from '~/i18n/usual-ways'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { outcomes } from '~db/schema'
import { award, consultant, department, fixtureFile, pdf, propose, sentRequest } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { on, type Walk } from './journey-ends'
import { JOURNEYS } from './journey-table'

beforeEach(freshDatabase)

const START: Day = '2026-01-05'
const AWARDED = addDays(START, 9)

const walked = TRACKS.filter(({ id }) => id in JOURNEYS)

it('every track that ends in a certificate or a measure has its journey, and each leads to what its track ends in', () => {
  expect(TRACKS.filter(({ id, result }) => result !== 'document' && !(id in JOURNEYS)).map(({ id }) => id)).toEqual([])
  expect(Object.keys(JOURNEYS).sort()).toEqual(walked.map(({ id }) => id).sort())
  for (const { id, result, subjects } of walked) {
    expect(JOURNEYS[id]!.end.result, id).toBe(result)
    expect(subjects, id).toContain(JOURNEYS[id]!.subject)
  }
})

describe.each(walked)('$id', (track) => {
  const { subject, text, end } = JOURNEYS[track.id]!

  it('goes from a need by its own steps to a verified result, and to what is due later', () => {
    const walk = agreedWork()
    expect(engagementOf(walk.enterprise, walk.engagementId).milestones).toMatchObject(
      track.steps.map(({ title, evidence }) => ({
        title: inWords(title),
        handover: expect.stringContaining(inWords(evidence)) as string,
      })),
    )
    on(addDays(AWARDED, 2), () => end.before(walk))
    const done = workOff(walk)
    expect(nextOf(walk)).toMatchObject(end.next)
    expect(programmeFigures(walk.officer)).toMatchObject({ completed: 1, certified: 0 })

    on(addDays(done, 5), () => end.report(walk))
    expect(nextOf(walk)).toMatchObject({ kind: 'verify', actor: 'department' })
    const { id: outcomeId } = db.select().from(outcomes).get()!
    const verified = addDays(done, 9)
    on(verified, () => end.verify(walk.officer, outcomeId))
    expect(nextOf(walk)).toBeNull()
    on(verified, () => expectCountedOnce(walk))
    expect(on(verified, () => end.shown(walk.profileId))).toBe(1)

    end.later(walk)
    expectCountedOnce(walk)
  })

  /** Asked, offered with the steps that the form proposes, chosen and confirmed by both sides. */
  function agreedWork(): Walk {
    const officer = department()
    const asked = on(START, () =>
      sentRequest({ text, subjects: [subject], consultant: consultant({ subjects: [subject] }) }),
    )
    const proposal = on(addDays(START, 2), () => {
      const { subjects } = requestOf(asked.consultant, asked.requestId)
      const [way] = usualWays(subjects.map(({ code }) => code))
      const milestones = proposalForm(today()).shape.milestones.parse(way!.milestones)
      return propose(asked, { durationWeeks: way!.weeks, milestones })
    })
    const engagementId = on(AWARDED, () => award(proposal))
    for (const side of [asked.enterprise, asked.consultant])
      on(AWARDED, () => confirmAgreement(side, engagementId, agreementOf(side, engagementId).number))
    return { ...asked, officer, engagementId, track, subject }
  }

  /** Each milestone is delivered on its day with what its step is seen by; the first is given back once. Gives the last day. */
  function workOff({ enterprise, consultant: actor, engagementId }: Walk): Day {
    const work = () => engagementOf(enterprise, engagementId)
    for (const [index, { evidence }] of track.steps.entries()) {
      const { id, dueOn } = work().milestones[index]!
      const shownBy = inWords(evidence)
      const file = () =>
        /ảnh/i.test(shownBy)
          ? storeFile({ name: `${shownBy}.jpg`, bytes: fixtureFile('photo.jpg') })
          : storeFile({ name: `${shownBy}.pdf`, bytes: pdf() })
      const deliver = (day: Day) =>
        on(day, () => submitMilestone(actor, engagementId, id, { note: shownBy, attachments: [file()] }))
      expect(work().next).toMatchObject({ kind: 'deliver', actor: 'consultant', dueOn })
      deliver(dueOn)
      expect(work().next).toMatchObject({ kind: 'accept', actor: 'enterprise' })
      if (index === 0) {
        on(addDays(dueOn, 1), () => returnMilestone(enterprise, engagementId, id, { reason: 'Thiếu phần kho.' }))
        expect(work().next).toMatchObject({ kind: 'deliver_again', actor: 'consultant' })
        deliver(addDays(dueOn, 2))
      }
      on(addDays(dueOn, 3), () => acceptMilestone(enterprise, engagementId, id))
      const { deliveries } = work().milestones[index]!
      expect(deliveries.map(({ returnedAt }) => returnedAt !== null)).toEqual(index === 0 ? [true, false] : [false])
      expect(deliveries.at(-1)!.files.map(({ name }) => name.slice(0, shownBy.length))).toEqual([shownBy])
    }
    const { status, completedAt } = work()
    expect(status).toBe('completed')
    return dayOf(completedAt!)
  }

  function expectCountedOnce({ officer, profileId }: Walk) {
    expect(programmeFigures(officer).certified).toBe(1)
    expect(programmeFigures(officer, { subject }).certified).toBe(1)
    expect(verifiedIn([profileId], [subject]).get(profileId)).toBe(1)
  }
})

function nextOf({ enterprise, engagementId }: Walk) {
  const engagement = engagementOf(enterprise, engagementId)
  return engagement.next ?? nextOutcomeStep(outcomeStates([engagement]), endingsOf([engagement]).get(engagementId)!)
}
