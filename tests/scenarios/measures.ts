import { storeFile } from '~/domain/files/store.server'
import type { AfterInput, StartInput } from '~/domain/measures/forms'
import { measureAfter } from '~/domain/measures/read-measure.server'
import { startMeasure } from '~/domain/measures/start-measure.server'
import { addDays } from '~/domain/days'
import { at, today } from '~db/clock'
import { newId } from '~db/ids'
import { pdf } from './evidence'
import { awardedEngagement, complete } from './loop'

const evidence = () => storeFile({ name: 'so-theo-doi.pdf', bytes: pdf() })

/** 40 of 1,000 were bad: 4 %. */
export const baseline = (change: Partial<StartInput> = {}): StartInput => ({
  id: newId(),
  indicatorId: 'defect-rate',
  what: 'Máy ép số 2, chè xanh',
  inputs: { bad: 40, made: 1000 },
  measuredOn: addDays(today(), -60),
  method: 'Đếm hàng hỏng mỗi ca, trong một tuần.',
  level: 'declared',
  ...change,
})

/** 30 of 1,000 are bad: 3 %, a quarter less. */
export const after = (change: Partial<AfterInput> = {}): AfterInput => ({
  id: newId(),
  inputs: { bad: 30, made: 1000 },
  measuredOn: today(),
  method: 'Đếm hàng hỏng mỗi ca, trong một tuần.',
  level: 'documented',
  evidence: evidence(),
  share: 'most',
  ...change,
})

/** A productivity tool whose milestones are accepted, with what was measured before. */
export function measuredEngagement(change: Partial<StartInput> = {}) {
  const engagement = awardedEngagement({ subjects: ['QCC'] })
  const input = baseline(change)
  startMeasure(engagement.consultant, engagement.engagementId, input)
  return { ...complete(engagement), measureId: input.id }
}

/** The same, measured again by the enterprise and reported. */
export function reportedMeasure(change: Partial<AfterInput> = {}, days = 0) {
  const engagement = measuredEngagement()
  at(new Date(Date.now() + days * 86_400_000), () =>
    measureAfter(engagement.enterprise, engagement.measureId, after(change)),
  )
  return engagement
}
