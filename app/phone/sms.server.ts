import { z } from 'zod'
import { ask } from './ask.server'
import { PhoneRefused, PhoneUnavailable } from './errors'
import type { PhoneMessage, SmsSettings } from './kinds'

const answerShape = z.object({ CodeResult: z.coerce.string() })

/** Taken; or a `RequestId` that was taken before, by a process that died before it noted so. */
const TAKEN = ['100', '124']
/** The number is blocked, is none, or its network carries no such messages. */
const OF_THE_NUMBER = ['99', '108', '177']

/**
 * Hands a message to eSMS as a customer care SMS (type 2), in the shape that its documentation gives
 * (github.com/devesms/gitbook_esms_for_develop, "Gửi tin Chăm sóc khách hàng dạng POST" and "Bảng mã lỗi"). Taken is not yet
 * arrived: that it tells a callback, which is not read. Throws `PhoneRefused` and `PhoneUnavailable`.
 */
export async function sendBySms(
  { url, key, secret, brandname }: SmsSettings,
  { id, phone, text }: PhoneMessage,
): Promise<void> {
  const body = JSON.stringify({
    ApiKey: key,
    SecretKey: secret,
    Brandname: brandname,
    SmsType: '2',
    IsUnicode: 0,
    Phone: phone,
    Content: text,
    RequestId: id,
  })
  const request = { headers: { 'Content-Type': 'application/json' }, body }
  const { CodeResult: code } = await ask(
    'SMS',
    `${url}/MainService.svc/json/SendMultipleMessage_V4_post_json/`,
    request,
    answerShape,
  )
  if (TAKEN.includes(code)) return
  throw OF_THE_NUMBER.includes(code) ? new PhoneRefused(`SMS ${code}`) : new PhoneUnavailable(`SMS ${code}`)
}
