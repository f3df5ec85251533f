import { tracksOf, type Track } from '~/vocabulary/tracks'
import { formatNumber } from './format'
import * as m from './paraglide/messages'
import { inWords } from './worded'

type Step = Track['steps'][number]

/** The steps of a track as milestones of a proposal, each in the week in which it is usually done. */
export type UsualWay = {
  id: string
  name: string
  weeks: number
  milestones: { title: string; handover: string; dueWeek: string; memberId: string }[]
}

export const usualWays = (subjectCodes: readonly string[]): UsualWay[] =>
  tracksOf(subjectCodes).map(({ id, name, steps, body }) => {
    const weekOf = (index: number) => steps.slice(0, index + 1).reduce((sum, { weeks }) => sum + weeks, 0)
    const milestones = steps.map((step, index) => ({
      title: inWords(step.title),
      handover: handoverOf(step, body),
      dueWeek: formatNumber(weekOf(index)),
      memberId: '',
    }))
    return { id, name: inWords(name), weeks: weekOf(steps.length - 1), milestones }
  })

/** What is handed over; of a step that others do, who does it. */
function handoverOf({ evidence, who }: Step, body: Track['body']): string {
  if (who === 'consultant') return inWords(evidence)
  const name = who === 'body' ? inWords(body!) : doers[who]()
  return m.track_handover_by({ evidence: inWords(evidence), who: name })
}

const doers = { enterprise: m.track_who_enterprise, department: m.track_who_department }
