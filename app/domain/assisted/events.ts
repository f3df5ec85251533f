import { z } from 'zod'
import { CONFIRMED_BY, SENT_BY } from './lifecycle'

const assistedId = z.string()

export const assistedEvents = {
  'assisted.written': z.strictObject({ assistedId }),
  /** Its words, its subjects or whose it is; a code that was given for it works no more. */
  'assisted.changed': z.strictObject({ assistedId }),
  'assisted.asked': z.strictObject({ assistedId }),
  'assisted.code_sent': z.strictObject({ assistedId, by: z.enum(SENT_BY) }),
  'assisted.called': z.strictObject({ assistedId }),
  /** It is a need of the enterprise's own from then on. */
  'assisted.confirmed': z.strictObject({ assistedId, needId: z.string(), by: z.enum(CONFIRMED_BY) }),
  'assisted.refused': z.strictObject({ assistedId }),
  'assisted.withdrawn': z.strictObject({ assistedId }),
}
