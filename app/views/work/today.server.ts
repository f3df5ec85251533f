import type { Actor } from '~/domain/accounts/lifecycle'
import { unseenConversations } from '~/domain/conversation/queries.server'
import { openQuestions } from '~/domain/conversation/questions.server'
import type { CertificateStanding } from '~/domain/certification/lifecycle'
import { ownPapers } from '~/domain/certification/own-papers.server'
import { ENDING_LADDER } from '~/domain/certification/paper-dates'
import { addDays, type Day } from '~/domain/days'
import { readOwnProfile } from '~/domain/directory/read-profile.server'
import type { ProfileStatus } from '~/domain/directory/lifecycle'
import { departmentWork } from '~/views/programme/department-work.server'
import { needsBesideGroup } from '~/views/groups/group-said.server'
import { toConfirm } from '~/views/assisted/tasks.server'
import { groupTasks } from '~/views/groups/group-tasks.server'
import { openNeedSteps } from '~/domain/needs/steps.server'
import { interestsOf } from '~/domain/proposals/interests.server'
import { partnershipsOf } from '~/domain/proposals/partnerships.server'
import { requestsOf } from '~/domain/proposals/queries.server'
import { reviewsToWrite } from '~/domain/reviews/queries.server'
import { formatDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { isTurnOf, requestStepSaid, stepActorText, stepText, type Until, untilText } from '~/i18n/work-terms'
import { toldStep } from '~/views/needs/need-step'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { engagementSteps } from './engagement-steps.server'

export type TodayTask = {
  title: string
  to: string
  what: string
  /** Null where no day is set. */
  until: Until | null
}
type Tasks = { mine: TodayTask[]; others: TodayTask[] }

const until = (dueOn: Day | null, isMine: boolean) => (dueOn ? untilText(dueOn, today(), isMine) : null)

/** What is late first, then what has a day, then the rest. */
const inOrder = (tasks: TodayTask[]) => [...tasks].sort((a, b) => urgency(b) - urgency(a))
const urgency = ({ until: day }: TodayTask) => (day?.overdue ? 2 : day ? 1 : 0)

/** What waits for the actor and what others are doing for them; null for whoever works on no records of their own. */
export function todayOf(actor: Actor) {
  const tasks = tasksOf(actor)
  return {
    organisation: actor.organisationName ?? actor.name,
    day: formatDay(today()),
    role: actor.role,
    tasks: tasks && { mine: inOrder(tasks.mine), others: inOrder(tasks.others) },
    worklist: actor.role === 'department' ? departmentWork(actor) : null,
  }
}
export type TodayShown = ReturnType<typeof todayOf>

function tasksOf(actor: Actor): Tasks | null {
  if (actor.role === 'enterprise')
    return together(
      { mine: toConfirm(actor), others: [] },
      groupTasks(actor),
      needTasks(actor),
      engagementTasks(actor),
      paperTasks(actor),
      messageTasks(actor),
      reviewTasks(actor),
    )
  if (actor.role === 'consultant')
    return together(
      profileTasks(actor),
      requestTasks(actor),
      partnerTasks(actor),
      engagementTasks(actor),
      messageTasks(actor),
      reviewTasks(actor),
    )
  return null
}

const together = (...parts: Tasks[]): Tasks => ({
  mine: parts.flatMap(({ mine }) => mine),
  others: parts.flatMap(({ others }) => others),
})

/** Certificates whose end was reminded of, while no renewal is under way. */
const paperTasks = (actor: Actor): Tasks => ({
  mine: ownPapers(actor)
    .filter(({ certificate: { expiresOn }, renewal, standing }) => isEnding(expiresOn, standing) && !renewal)
    .map(({ certificate }) => ({
      title: `${certificate.scheme} – ${certificate.number}`,
      to: `/certificates#paper-${certificate.id}`,
      what: m.paper_renew(),
      until: until(certificate.expiresOn, true),
    })),
  others: [],
})
const isEnding = (expiresOn: Day | null, standing: CertificateStanding) =>
  expiresOn !== null &&
  standing !== 'ended' &&
  standing !== 'withdrawn' &&
  addDays(expiresOn, ENDING_LADDER[0]) <= today()

function needTasks(actor: Actor): Tasks {
  const beside = needsBesideGroup(actor)
  return bySide(
    openNeedSteps(actor).map(({ id, text, step }) => {
      const besideGroup = beside.get(id)
      const {
        what,
        path,
        until: day,
      } = toldStep({ needId: id, step, work: null, mine: true, today: today(), besideGroup })
      return { isMine: step.actor === 'enterprise', title: excerpt(text), to: path, what, until: day ?? null }
    }),
  )
}

function requestTasks(actor: Actor): Tasks {
  const { toAnswer, answered } = requestsOf(actor)
  const rows = [...toAnswer, ...answered]
  return {
    mine: rows.filter(({ step }) => step.actor === 'consultant').map(requestTask),
    others: [
      ...rows.filter(({ step }) => step.actor === 'enterprise').map(requestTask),
      ...interestsOf(actor)
        .filter(({ status }) => status === 'waiting')
        .map(({ needId, need }) => ({
          title: excerpt(need.text),
          to: `/open-needs/${needId}`,
          what: m.today_interested(),
          until: null,
        })),
    ],
  }
}

const partnerTasks = (actor: Actor): Tasks => ({
  mine: partnershipsOf(actor)
    .filter(({ standing }) => standing === 'asked')
    .map(({ id, need, lead, dueOn }) => ({
      title: excerpt(need.text),
      to: `/partnerships/${id}`,
      what: m.today_partner({ name: lead }),
      until: until(dueOn, true),
    })),
  others: [],
})

function requestTask({ id, needText, enterprise, step, draftAt }: ReturnType<typeof requestsOf>['toAnswer'][number]) {
  const { what, until } = requestStepSaid(step, 'consultant', today())
  return {
    title: excerpt(needText),
    to: `/requests/${id}`,
    what: [enterprise, what, draftAt && m.request_list_draft()].filter(Boolean).join(' · '),
    until: until ?? null,
  }
}

const engagementTasks = (actor: Actor): Tasks =>
  bySide(
    engagementSteps(actor).flatMap(({ id, needText, partner, next, beside }) =>
      [...(next ? [{ step: next, to: `/engagements/${id}` }] : []), ...beside].map(({ step, to }) => ({
        isMine: isTurnOf(step, actor.role),
        title: excerpt(needText),
        to,
        what: `${partner} · ${stepActorText(step, actor.role)}: ${stepText(step)}`,
        until: until(step.dueOn, isTurnOf(step, actor.role)),
      })),
    ),
  )

/** Work that is over and of which the actor's side has yet to say how it was, as long as it can. */
const reviewTasks = (actor: Actor): Tasks => ({
  mine: reviewsToWrite(actor).map(({ id, needText, partner, lastDay }) => ({
    title: excerpt(needText),
    to: `/engagements/${id}/review`,
    what: m.review_today({ name: partner }),
    until: until(lastDay, true),
  })),
  others: [],
})

function messageTasks(actor: Actor): Tasks {
  const unseen = unseenConversations(actor)
  const read = unseen.map(({ count, ...one }) => ({
    ...one,
    what: m.today_read({ partner: one.partner, count: formatNumber(count) }),
  }))
  const answer = openQuestions(actor)
    .filter(({ requestId }) => unseen.every((one) => one.requestId !== requestId))
    .map((one) => ({ ...one, what: m.today_answer_question({ partner: one.partner }) }))
  const mine = [...read, ...answer].map(({ requestId, needText, what }) => ({
    title: excerpt(needText),
    to: `/conversations/${requestId}`,
    what,
    until: null,
  }))
  return { mine, others: [] }
}

const profileSteps: Partial<Record<ProfileStatus, { isMine: boolean; what: () => string }>> = {
  draft: { isMine: true, what: m.today_profile_draft },
  returned: { isMine: true, what: m.today_profile_returned },
  submitted: { isMine: false, what: m.today_profile_submitted },
}

function profileTasks(actor: Actor): Tasks {
  const status = readOwnProfile(db, actor)?.status ?? 'draft'
  const step = profileSteps[status]
  if (!step) return { mine: [], others: [] }
  const task = { title: m.today_profile(), to: '/profile', what: step.what(), until: null }
  return bySide([{ isMine: step.isMine, ...task }])
}

const bySide = (tasks: readonly (TodayTask & { isMine: boolean })[]): Tasks => ({
  mine: tasks.filter(({ isMine }) => isMine),
  others: tasks.filter(({ isMine }) => !isMine),
})
