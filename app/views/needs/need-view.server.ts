import type { StoryEvent } from '~/domain/activity/story.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import { endingsOf, outcomesOfNeed } from '~/domain/certification/standing.server'
import { toldResults } from '~/domain/certification/told-results.server'
import { milestonesOf, workForNeed } from '~/domain/engagement/queries.server'
import { groupOfNeed } from '~/domain/groups/queries.server'
import { certifiersFor } from '~/domain/matching/certifiers.server'
import { MATCHES_SHOWN } from '~/domain/matching/lifecycle'
import { proposedConsultants } from '~/domain/matching/proposed-consultants.server'
import { partsIn } from '~/domain/needs/changes.server'
import { canManageNeed } from '~/domain/needs/policy'
import type { needPage } from '~/domain/needs/queries.server'
import { needSteps } from '~/domain/needs/steps.server'
import { commonestDecline } from '~/domain/proposals/decline-advice'
import { placesLeft } from '~/domain/proposals/lifecycle'
import { filesOfNeed } from '~/domain/proposals/need-files.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { needEventText, needEventWords, wishTexts } from '~/i18n/need-terms'
import { localName } from '~/i18n/terms'
import { originText } from '~/views/assisted/tasks.server'
import { subjectName } from '~/views/choices/subject-choices.server'
import { certifierItem, matchItem } from '~/views/matching/match-items.server'
import { needsBesideGroup, restingNeeds } from '~/views/groups/group-said.server'
import { namedIn, sideText, storyNames } from '~/views/work/story.server'
import { documentTitle } from '~/views/result-documents/document-terms'
import { toldItems } from '~/views/work/told-results.server'
import { interestItems } from './interests.server'
import { toldStep } from './need-step'
import { wavesView } from './waves.server'
import { sentItems } from './sent-requests.server'
import { communeOf, sectorOf } from '~/vocabulary/reference.server'
import type { ResultKind } from '~/vocabulary/tracks'
import { today } from '~db/clock'

type Page = ReturnType<typeof needPage>

/** As `resultStatus` orders them for lists. */
const FARTHEST_FIRST = ['verified', 'reported', 'rejected'] as const

/** A need's page as `actor` sees it: its story, who was asked, and who may be asked. */
export async function needView(actor: Actor, page: Page) {
  const { need, organisation, subjects, story, requests, engagement } = page
  const { available, matches } = await proposedConsultants(page)
  const asked = new Set(requests.map((sent) => sent.profileId))
  const results = outcomesOfNeed(need).map((outcome) => ({
    ...outcome,
    title: resultTitle(outcome),
    decision: `/department/${DECIDED_AT[outcome.kind]}/${outcome.id}`,
  }))
  const result = FARTHEST_FIRST.find((status) => results.some((outcome) => outcome.status === status))
  const mine = canManageNeed(actor, need)
  const step = needSteps([need]).get(need.id)!
  const sent = sentItems(actor, page)
  const next =
    engagement && (workForNeed(need.id)?.next ?? nextOutcomeStep(results, endingsOf([engagement]).get(engagement.id)!))
  const group = groupOfNeed(need) ?? null
  const planned = engagement ? (milestonesOf([engagement]).get(engagement.id) ?? []) : []
  const names = storyNames(need.id, planned)
  const isOfMember = (detail: StoryEvent['detail']) =>
    planned.some(({ id, memberId }) => id === detail.milestoneId && memberId !== null)
  const work = engagement
    ? { id: engagement.id, status: engagement.status, next: next ?? null, hasOutcome: results.length > 0 }
    : null
  const resting = mine ? restingNeeds(actor).get(need.id) : undefined
  const besideGroup = mine ? needsBesideGroup(actor).get(need.id) : undefined
  const told = resting ?? toldStep({ needId: need.id, step, work, mine, today: today(), besideGroup })
  return {
    need,
    organisationName: organisation.name,
    hasPhone: organisation.phone !== null,
    commune: need.communeCode ? communeOf(need.communeCode)?.fullName : undefined,
    sector: need.sectorCode ? localName(sectorOf(need.sectorVersion!, need.sectorCode)!) : undefined,
    subjects: subjects.map(({ subjectCode, because }) => ({ name: subjectName(subjectCode), because })),
    moments: [
      originText(need),
      need.reopenedAt && need.status === 'published' && m.need_reopened_on({ day: formatMomentDay(need.reopenedAt) }),
      need.changedAt && m.need_changed_on({ day: formatMomentDay(need.changedAt) }),
    ],
    story: story
      // A need that ends because a proposal was chosen goes on as the work.
      .filter(({ name }) => name !== 'need.closed' || need.closeReason !== 'awarded')
      .filter(({ name }) => Object.hasOwn(needEventText, name))
      // What an officer wrote down the enterprise confirmed: it did not write it.
      .filter(({ name }) => name !== 'need.drafted' || need.channel === 'self')
      .map((event) => ({ ...event, parts: partsIn(event.detail) }))
      // Until it is published nobody else reads what changes.
      .filter(({ name, parts }) => name !== 'need.changed' || parts.length > 0)
      .map(({ name, at, detail, parts }) => ({
        text: (isOfMember(detail) && namedIn({ name, detail }, names)) || needEventWords(name, detail, parts),
        at,
      })),
    today: today(),
    requests: sent,
    waves: wavesView(page),
    interests: interestItems(actor, need, matches),
    declined: need.status === 'published' && step.kind !== 'compare' ? commonestDecline(sent, need) : null,
    left: placesLeft(requests),
    step,
    told,
    isResting: resting !== undefined,
    now: work ? work.next && told : (resting ?? (step.actor && { who: sideText(step.actor, actor.role), ...told })),
    engagementId: engagement?.id,
    state: { engagementStatus: engagement?.status ?? null, result: result ?? null },
    results,
    available,
    matches: matches
      .filter((match) => !asked.has(match.id))
      .slice(0, MATCHES_SHOWN)
      .map(matchItem),
    certifiers: certifiersOf(page),
    toldResults: resultsLike(page),
    wishes: wishTexts(need),
    files: filesOfNeed(actor, need.id),
    group,
    mine,
  }
}

/** Where the department decides on a result of each kind. */
const DECIDED_AT: Record<ResultKind, string> = { certificate: 'outcomes', measure: 'measures', document: 'documents' }

function resultTitle({ certificate, measured, document }: ReturnType<typeof outcomesOfNeed>[number]): string {
  if (measured) return `${inWords(measured.indicator)} – ${measured.what}`
  return document ? documentTitle(document) : `${certificate!.scheme} – ${certificate!.number}`
}

/** Certifying comes after the consulting: told while help is sought and while the work goes on. */
function certifiersOf({ need, subjects, engagement }: Page) {
  if (need.status !== 'published' && !engagement) return []
  return certifiersFor(
    need,
    subjects.map(({ subjectCode }) => subjectCode),
  ).map(certifierItem)
}

/** Encouragement for who still looks for help. */
function resultsLike({ need, subjects, engagement }: Page) {
  if (engagement || need.status === 'closed') return []
  const asking = { ...need, subjects: subjects.map(({ subjectCode }) => subjectCode), notOf: need.organisationId }
  return toldItems(toldResults(asking))
}
