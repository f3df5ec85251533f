import { z } from 'zod'

export const assistedJobs = {
  'assisted.forget': z.object({}),
}
