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

const idOf = (need: string, indicatorId: string) => idFrom(`measure ${need} ${indicatorId}`)

/** What the consultant measures before the first milestone is delivered. */
export function tellBaselines(
  { measures, need }: Story,
  engagementId: string,
  consultant: Actor,
  after: (days: number) => Date,
) {
  for (const { indicator: indicatorId, what, method, before: inputs } of measures) {
    const baseline = { method, inputs, level: 'declared' as const, measuredOn: dayOf(after(BEGUN)) }
    const id = idOf(need, indicatorId)
    at(after(BEGUN), () => startMeasure(consultant, engagementId, { id, indicatorId, what, ...baseline }))
  }
}

/** What the enterprise measures after it, and what the department makes of that. */
export function tellMeasures(
  { measures, need }: Story,
  engagementId: string,
  { enterprise, department }: Record<'enterprise' | 'department', Actor>,
  after: (days: number) => Date,
) {
  for (const told of measures) {
    const { method, share } = told
    const id = idOf(need, told.indicator)
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
