import { z } from 'zod'

export const proposalJobs = {
  /** Looks at invitations in waves. */
  'waves.send': z.object({}),
}
