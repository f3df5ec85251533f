import type { Actor } from '~/domain/accounts/lifecycle'
import { rejectMeasure, verifyMeasure } from '~/domain/measures/decide-measure.server'
import { laterOn } from '~/domain/measures/lifecycle'
import { measureOf } from '~/domain/measures/queries.server'
import { measureAfter, measureLater } from '~/domain/measures/read-measure.server'
import { startMeasure } from '~/domain/measures/start-measure.server'
import { at, dayOf } from '../clock'
import { idFrom, newId } from '../ids'
import { storeDemoEvidence } from './evidence'
import type { Story } from './files'

/** Days into the story: before the first milestone is delivered; once all are accepted. */
const BEGUN = 12
const MEASURED = 97
const DECIDED = 104

const REJECTED = 'Hai lần đo lấy số ở hai tổ khác nhau. Đề nghị đo lại đúng tổ đã ghi lúc đầu.'

/** What the two sides measure, and what the department makes of it. */
export function tellMeasures(
  { measures, need }: Story,
  engagementId: string,
  { enterprise, consultant, department }: Record<'enterprise' | 'consultant' | 'department', Actor>,
  after: (days: number) => Date,
) {
  for (const told of measures) {
    const { indicator: indicatorId, what, method, share } = told
    const id = idFrom(`measure ${need} ${indicatorId}`)
    const baseline = { method, inputs: told.before, level: 'declared' as const, measuredOn: dayOf(after(BEGUN)) }
    at(after(BEGUN), () => startMeasure(consultant, engagementId, { id, indicatorId, what, ...baseline }))
    if (!told.after) continue
    const documented = (inputs: Record<string, number>, day: Date) => ({
      id: newId(),
      method,
      inputs,
      level: 'documented' as const,
      measuredOn: dayOf(day),
      evidence: storeDemoEvidence('so-theo-doi.pdf', `MINH HOA - SO THEO DOI - ${need}`),
    })
    const reading = documented(told.after, after(MEASURED))
    at(after(MEASURED), () => measureAfter(enterprise, id, { ...reading, share }))
    if (told.state === 'reported') continue
    const outcomeId = measureOf(enterprise, engagementId, id).measure.outcome!.id
    at(after(DECIDED), () =>
      told.state === 'rejected'
        ? rejectMeasure(department, outcomeId, { reason: REJECTED })
        : verifyMeasure(department, outcomeId),
    )
    const { six } = told
    if (!six) continue
    const sixth = new Date(`${laterOn(reading.measuredOn, 'six')}T09:00:00+07:00`)
    at(sixth, () => measureLater(enterprise, id, 'six', documented(six, sixth)))
  }
}
