import { z } from 'zod'
import { longText, wholeNumber } from '~/forms/fields'
import { FEATURES, type Feature, WEIGHT_MAX } from './ranking/weights'

const weight = wholeNumber(0, WEIGHT_MAX)
const weights = Object.fromEntries(FEATURES.map((feature) => [feature, weight])) as Record<Feature, typeof weight>

const why = {
  /** The version that the officer saw: nobody overwrites what a colleague set meanwhile. */
  seenVersion: z.string().max(60),
  reason: longText(1000),
}

export const setWeightsForm = z.object({ step: z.literal('set'), weights: z.object(weights), ...why })
export const resetWeightsForm = z.object({ step: z.literal('reset'), ...why })
export const weightsForm = z.discriminatedUnion('step', [setWeightsForm, resetWeightsForm])
