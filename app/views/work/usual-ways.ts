import { formatNumber } from '~/i18n/format'
import { inWords } from '~/i18n/worded'
import * as m from '~/i18n/paraglide/messages'
import { tracksOf, type Track } from '~/vocabulary/tracks'

type Step = Track['steps'][number]

/** The steps of a track as milestones of a proposal, each in the week in which it is usually done. */
export type UsualWay = {
  id: string
  name: string
  weeks: number
  milestones: { title: string; handover: string; dueWeek: string; memberId: string }[]
}

export const usualWays = (subjectCodes: readonly string[]): UsualWay[] =>
  tracksOf(subjectCodes).map(({ id, name, steps }) => {
    const weekOf = (index: number) => steps.slice(0, index + 1).reduce((sum, { weeks }) => sum + weeks, 0)
    const milestones = steps.map((step, index) => ({
      title: inWords(step.title),
      handover: handoverOf(step),
      dueWeek: formatNumber(weekOf(index)),
      memberId: '',
    }))
    return { id, name: inWords(name), weeks: weekOf(steps.length - 1), milestones }
  })

/** What is handed over; of a step that others do, who does it. */
const handoverOf = ({ evidence, who }: Step) =>
  who === 'consultant' ? inWords(evidence) : m.track_handover_by({ evidence: inWords(evidence), who: doers[who]() })

const doers: Record<Exclude<Step['who'], 'consultant'>, () => string> = {
  enterprise: m.track_who_enterprise,
  body: m.track_who_body,
  department: m.track_who_department,
}
