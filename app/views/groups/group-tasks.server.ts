import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays, type Day } from '~/domain/days'
import { ACCEPTANCE_DAYS } from '~/domain/engagement/lifecycle'
import { groupWorks } from '~/domain/engagement/queries.server'
import { groupsOf, groupStep, membersOf } from '~/domain/groups/queries.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { untilText } from '~/i18n/work-terms'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { groupSaid } from './group-said.server'
import { groupWorkPath } from './group-work-path'
import { today } from '~db/clock'

/** What an enterprise is to do about groups that gather: answer, represent one, or write its joint need. */
export function groupTasks(actor: Actor) {
  const mine = groupsOf(actor).flatMap((group) => {
    const task = taskOf(actor, group)
    if (!task) return []
    const until = untilText(task.dueOn, today(), true)
    return [{ title: excerpt(group.needText), to: `/groups/${group.id}`, what: task.what, until }]
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
    .flatMap((group) => {
      const said = groupSaid(actor, group)
      if (!said || said.isOver) return []
      const what = said.who ? `${said.who}: ${said.what}` : said.what
      return [
        {
          title: excerpt(group.needText),
          to: said.path,
          what: m.group_today_rests({ subject: shortSubjectName(group.subjectCode), what }),
          until: said.until ?? null,
        },
      ]
    })

function taskOf(actor: Actor, group: ReturnType<typeof groupsOf>[number]): { what: string; dueOn: Day } | null {
  if (group.status !== 'gathering') return null
  const subject = shortSubjectName(group.subjectCode)
  if (group.memberStatus === 'asked') return { what: m.group_today_answer({ subject }), dueOn: group.dueOn }
  const { kind, dueOn } = groupStep(group, membersOf(group.id)).step
  if (kind === 'take_lead') return { what: m.group_today_lead({ subject }), dueOn }
  const isLead = group.leadOrganisationId === actor.organisationId
  return kind === 'form' && isLead ? { what: m.group_today_form({ subject }), dueOn } : null
}
