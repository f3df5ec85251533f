import { z } from 'zod'

export const fileJobs = {
  'files.forget': z.object({}),
  'files.move_out': z.object({ sha256: z.string() }),
  'files.remove_object': z.object({ key: z.string() }),
  'files.move_all_out': z.object({}),
}
