import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { saveBasics } from '~/domain/directory/save-basics.server'
import { currentWeights, weightChanges } from '~/domain/matching/current-weights.server'
import { matchesOf } from '~/domain/matching/queries.server'
import { managedNeed } from '~/domain/needs/queries.server'
import { setWeights } from '~/domain/matching/set-weights.server'
import { BUILT_IN_VERSION, BUILT_IN_WEIGHTS, leastForSubjects } from '~/domain/matching/ranking/weights'
import { closeNeed } from '~/domain/needs/close-need.server'
import * as m from '~/i18n/paraglide/messages'
import { drainJobs } from '~/worker/worker.server'
import * as weightsPage from '~/routes/department/weights'
import { db } from '~db/connection'
import { events, jobs, matchingWeights } from '~db/schema'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { consultant, department, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const REASON = 'Năm nay tỉnh ưu tiên người có nhiều kinh nghiệm.'
const heavyExperience = { ...BUILT_IN_WEIGHTS, experience: 60, area: 0 }
const set = (
  weights: typeof BUILT_IN_WEIGHTS | typeof heavyExperience | null,
  seenVersion = currentWeights().version,
) => setWeights(department(), { weights, reason: REASON, seenVersion })
const typed = (weights: Record<string, number>) =>
  Object.fromEntries(Object.entries(weights).map(([feature, weight]) => [`weights.${feature}`, String(weight)]))

describe('the department sets what counts how much', () => {
  it('and open needs are matched again, in the new order, with the version that ordered them', async () => {
    const near = consultant({ subjects: ['TPM'], provinceCode: '14', name: 'Người ở gần' })
    const old = consultant({ subjects: ['TPM'], name: 'Người lâu năm' })
    saveBasics(old.actor, {
      headline: 'Tư vấn duy trì thiết bị',
      introduction: 'Làm nghề đã lâu.',
      roles: ['consulting'],
      feeNote: '',
      availability: 'open',
      yearsExperience: 40,
    })
    await ensureIndexes()
    const open = publishedNeed({ subjects: ['TPM'] })
    const ended = publishedNeed({ subjects: ['TPM'] })
    await drainJobs()
    const kept = ({ enterprise: owner, needId }: typeof open) => matchesOf(managedNeed(owner, needId))
    const order = (need: typeof open) => kept(need).map((match) => match.profileId)
    const versions = (need: typeof open) => new Set(kept(need).map((match) => match.weightsVersion))
    expect(order(open)).toEqual([near.profileId, old.profileId])
    closeNeed(ended.enterprise, ended.needId, 'solved')

    set(heavyExperience)
    await drainJobs()
    expect(order(open)).toEqual([old.profileId, near.profileId])
    expect(versions(open)).toEqual(new Set([`${BUILT_IN_VERSION}.1`]))
    expect(versions(ended)).toEqual(new Set([BUILT_IN_VERSION]))

    set(null)
    await drainJobs()
    expect(order(open)).toEqual([near.profileId, old.profileId])
    expect(versions(open)).toEqual(new Set([BUILT_IN_VERSION]))
  })

  it('with a reason, the officer’s name and every figure that changed, newest first', () => {
    set(heavyExperience)
    set(null)
    expect(weightChanges()).toEqual([
      expect.objectContaining({
        changed: [
          { feature: 'area', from: 0, to: BUILT_IN_WEIGHTS.area },
          { feature: 'experience', from: 60, to: BUILT_IN_WEIGHTS.experience },
        ],
      }),
      expect.objectContaining({ version: `${BUILT_IN_VERSION}.1`, reason: REASON, setBy: 'Cầm Văn Sơn' }),
    ])
    expect(db.select().from(events).where(eq(events.name, 'matching.weights_set')).all()).toHaveLength(2)
  })

  it('once, however often the form is sent; and not over what a colleague set meanwhile', () => {
    publishedNeed()
    db.delete(jobs).run()
    set(heavyExperience)
    set(heavyExperience, BUILT_IN_VERSION)
    expect(db.select().from(matchingWeights).all()).toHaveLength(1)
    expect(db.select().from(jobs).all()).toHaveLength(1)
    expect(() => set({ ...heavyExperience, area: 5 }, BUILT_IN_VERSION)).toThrow('state_changed')
  })

  it('but the subjects keep at least a third of all', () => {
    const light = { ...BUILT_IN_WEIGHTS, subjects: 5 as number } as typeof heavyExperience
    expect(() => set(light)).toThrow('matching.subjects_too_light')
    set({ ...light, subjects: leastForSubjects(light) } as typeof heavyExperience)
    const { subjects, ...others } = currentWeights().weights
    const rest = Object.values(others).reduce((sum, weight) => sum + weight, 0)
    expect(subjects / (subjects + rest)).toBeGreaterThanOrEqual(1 / 3)
    expect((subjects - 1) / (subjects - 1 + rest)).toBeLessThan(1 / 3)
  })

  it('and nobody else', () => {
    for (const other of [enterprise(), consultant().actor]) {
      expect(() => setWeights(other, { weights: null, reason: REASON, seenVersion: BUILT_IN_VERSION })).toThrow(
        'not_found',
      )
    }
  })
})

describe('the page of weights', () => {
  const send = (fields: Record<string, string>) =>
    post(weightsPage, department(), {}, { seenVersion: currentWeights().version, ...fields })

  it('sets them, puts the built-in ones back, and says so', async () => {
    const answer = await send({ step: 'set', reason: REASON, ...typed(heavyExperience) })
    expect(ledTo(answer)).toEqual([303, '/department/weights?done=saved'])
    expect(currentWeights().weights).toEqual(heavyExperience)
    await send({ step: 'reset', reason: REASON })
    expect(currentWeights()).toEqual({ version: BUILT_IN_VERSION, weights: BUILT_IN_WEIGHTS })
  })

  it('keeps what was typed, and names the field that is out of bounds, too light or empty', async () => {
    const refusal = async (change: Record<string, string>) => {
      const answer = await send({ step: 'set', reason: REASON, ...typed(BUILT_IN_WEIGHTS), ...change })
      expect(answer.init.status).toBe(400)
      expect(answer.data.initialValue.weights).toMatchObject({ sector: '8' })
      return answer.data.error
    }
    expect(await refusal({ 'weights.area': '101' })).toEqual({
      'weights.area': [m.form_error_too_big({ maximum: '100' })],
    })
    expect(await refusal({ 'weights.area': '-1' })).toEqual({
      'weights.area': [m.form_error_too_small({ minimum: '0' })],
    })
    expect(await refusal({ reason: '' })).toEqual({ reason: [m.form_error_required()] })
    expect(Object.keys((await refusal({ 'weights.subjects': '1' }))!)).toEqual(['weights.subjects'])
    expect(currentWeights().version).toBe(BUILT_IN_VERSION)
  })
})
