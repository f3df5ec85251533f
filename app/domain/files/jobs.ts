import { z } from 'zod'

export const fileJobs = {
  'files.forget': z.object({}),
}
