import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays } from '~/domain/days'
import { ACCEPTANCE_DAYS } from '~/domain/engagement/lifecycle'
import { groupWorks } from '~/domain/engagement/queries.server'
import { nextGroupStep } from '~/domain/groups/next-step'
import { groupsOf, membersOf } from '~/domain/groups/queries.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { untilText } from '~/i18n/work-terms'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import type { ToldStep } from '../needs/need-step'
import { groupSaid } from './group-said.server'
import { groupWorkPath } from './group-work-path'
import { today } from '~db/clock'

/** What an enterprise is to do about groups that gather: answer, represent one, or write its joint need. */
export function groupTasks(actor: Actor) {
  const mine = groupsOf(actor).flatMap((group) => {
    const what = taskText(actor, group)
    if (!what) return []
    const until = group.memberStatus === 'asked' ? untilText(group.dueOn, today(), true) : null
    return [{ title: excerpt(group.needText), to: `/groups/${group.id}`, what, until }]
  })
  const toAccept = groupWorks(actor).flatMap(({ groupId, text, toAccept }) =>
    toAccept.map(({ title, submittedOn }) => ({
      title: excerpt(text),
      to: groupWorkPath(groupId),
      what: m.group_today_accept({ milestone: title }),
      until: submittedOn ? untilText(addDays(submittedOn, ACCEPTANCE_DAYS), today(), true) : null,
    })),
  )
  return { mine: [...mine, ...toAccept], others: toAccept.length > 0 ? [] : restingTasks(actor) }
}

/** What the groups of an enterprise that does not represent them wait for. */
const restingTasks = (actor: Actor) =>
  groupsOf(actor)
    .filter((group) => group.memberStatus === 'joined' && group.leadOrganisationId !== actor.organisationId)
    .filter(({ status }) => status !== 'gathering')
    .map((group) => {
      const said: Partial<ToldStep> & { what: string } = groupSaid(actor, group) ?? { what: m.group_step_working() }
      const what = said.who ? `${said.who}: ${said.what}` : said.what
      return {
        title: excerpt(group.needText),
        to: `/groups/${group.id}`,
        what: m.group_today_rests({ subject: shortSubjectName(group.subjectCode), what }),
        until: said.until ?? null,
      }
    })

function taskText(actor: Actor, group: ReturnType<typeof groupsOf>[number]): string | null {
  if (group.status !== 'gathering') return null
  const subject = shortSubjectName(group.subjectCode)
  if (group.memberStatus === 'asked') return m.group_today_answer({ subject })
  const { kind } = nextGroupStep(group, membersOf(group.id), today())
  if (kind === 'take_lead') return m.group_today_lead({ subject })
  return kind === 'form' && group.leadOrganisationId === actor.organisationId ? m.group_today_form({ subject }) : null
}
