import { z } from 'zod'

export const learningJobs = {
  'learning.forget': z.object({}),
}
