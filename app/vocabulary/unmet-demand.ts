import { z } from 'zod'
import file from './data/unmet-demand.json'
import { told } from './province'

const shape = z.object({ ...told, answer_days: z.number().int().positive() })

/** Days from publishing a need within which somebody should have answered it: without, or later, its demand is unmet. */
export const DEMAND_DAYS = shape.parse(file).answer_days
