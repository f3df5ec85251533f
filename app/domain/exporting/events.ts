import { z } from 'zod'
import { FILE_FORMATS } from './lifecycle'

export const exportingEvents = {
  /** Somebody gave a reason and takes a list with personal data along. */
  'list.taken': z.strictObject({
    takenId: z.string(),
    list: z.string(),
    columns: z.array(z.string()),
    format: z.enum(FILE_FORMATS),
    rows: z.number().int(),
  }),
}
