import { z } from 'zod'
import { ask } from './ask.server'
import { PhoneRefused, PhoneUnavailable } from './errors'
import type { PhoneMessage, ZaloSettings } from './kinds'
import { forgetAccess, zaloAccess } from './zalo-access.server'

const answerShape = z.object({ error: z.coerce.number() })

/** No such number (-108), too old an app (-110), an account that is asleep or refuses (-114, -119), or no account (-118). */
const OF_THE_NUMBER = [-108, -110, -114, -118, -119]
/** The access is no longer taken, whatever the time that it was given for. */
const OF_THE_ACCESS = [-124, -216, -220]

/**
 * Hands a message to Zalo (ZNS), by the number that the recipient has at Zalo. What failed is told by a number
 * (zalo.cloud/zns/guidelines/handle-error-code); those that are not known to be about the recipient are the operator's to mend. Throws
 * `PhoneRefused` and `PhoneUnavailable`.
 */
export async function sendByZalo(zalo: ZaloSettings, message: PhoneMessage): Promise<void> {
  const first = await handOver(zalo, message)
  if (OF_THE_ACCESS.includes(first)) forgetAccess()
  const error = OF_THE_ACCESS.includes(first) ? await handOver(zalo, message) : first
  if (error === 0) return
  throw OF_THE_NUMBER.includes(error) ? new PhoneRefused(`Zalo ${error}`) : new PhoneUnavailable(`Zalo ${error}`)
}

async function handOver(zalo: ZaloSettings, { id, kind, phone, values }: PhoneMessage): Promise<number> {
  const headers = { 'Content-Type': 'application/json', access_token: await zaloAccess(zalo) }
  const body = JSON.stringify({
    phone: phone.replace(/^0/, '84'),
    template_id: zalo.templates[kind],
    template_data: values,
    tracking_id: id,
  })
  return (await ask('Zalo', `${zalo.url}/message/template`, { headers, body }, answerShape)).error
}
