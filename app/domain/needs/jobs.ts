import { z } from 'zod'

export const needJobs = {
  'needs.ask_silent': z.object({}),
}
