import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export type SentByZalo = {
  phone: string
  template_id: string
  template_data: Record<string, string>
  tracking_id: string
}
export type SentBySms = {
  Phone: string
  Content: string
  RequestId: string
  Brandname: string
  SmsType: string
  IsUnicode: number
}

/**
 * Zalo's ZNS with its authorisation, and eSMS, as their documentation describes requests and answers: neither can be had here. Each
 * refresh token is taken once and opens until `endAccess` or for 25 hours; a wrong key, template or phone gets the documented number.
 */
export async function startPhoneServices() {
  const zalo: SentByZalo[] = []
  const sms: SentBySms[] = []
  /** What the next messages are answered with, whoever they are for; by phone for one. */
  const faults = { zalo: new Map<string, number>(), sms: new Map<string, string>() }
  const state = { refresh: 'first-token', access: '', given: 0, zaloIsDown: false, smsIsDown: false }
  const seen = new Set<string>()

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = await text(request)
    const send = (value: unknown, status = 200) => {
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value))
    }
    const isOf = (path: string, type: string) =>
      request.method === 'POST' && request.url === path && request.headers['content-type'] === type
    if (isOf('/v4/oa/access_token', 'application/x-www-form-urlencoded')) return send(giveAccess(request, body))
    if (isOf('/message/template', 'application/json')) {
      return state.zaloIsDown ? send('', 502) : send(takeZalo(request, JSON.parse(body) as SentByZalo))
    }
    if (isOf('/MainService.svc/json/SendMultipleMessage_V4_post_json/', 'application/json')) {
      return state.smsIsDown ? send('', 502) : send(takeSms(JSON.parse(body) as SentBySms & Record<string, unknown>))
    }
    send('', 404)
  }

  function giveAccess({ headers }: IncomingMessage, body: string) {
    const asked = new URLSearchParams(body)
    const isRight =
      headers.secret_key === 'zalo-secret' &&
      asked.get('app_id') === '4242' &&
      asked.get('grant_type') === 'refresh_token' &&
      asked.get('refresh_token') === state.refresh
    if (!isRight) return { error: -14014, error_name: 'Invalid refresh token' }
    state.given += 1
    state.refresh = `refresh-${state.given}`
    state.access = `access-${state.given}`
    return { access_token: state.access, refresh_token: state.refresh, expires_in: '90000' }
  }

  function takeZalo({ headers }: IncomingMessage, message: SentByZalo) {
    if (!state.access || headers.access_token !== state.access) return { error: -124, message: 'Access token invalid' }
    const names = { '111': ['otp'], '222': ['ten', 'so_viec'], '333': ['ten', 'viec', 'luc'] }[message.template_id]
    if (!names) return { error: -109, message: 'Template ID invalid' }
    if (Object.keys(message.template_data).join() !== names.join())
      return { error: -112, message: 'Template data invalid' }
    if (!/^84[35789]\d{8}$/.test(message.phone)) return { error: -108, message: 'Phone number invalid' }
    const error = faults.zalo.get(message.phone)
    if (error !== undefined) return { error, message: 'fault' }
    zalo.push(message)
    return { error: 0, message: 'Success', data: { msg_id: `${zalo.length}`, sent_time: '1626926349402' } }
  }

  function takeSms(message: SentBySms & Record<string, unknown>) {
    const refuse = (CodeResult: string) => ({ CodeResult, ErrorMessage: 'fault' })
    if (message.ApiKey !== 'sms-key' || message.SecretKey !== 'sms-secret') return refuse('101')
    if (message.Brandname !== 'NANGSUAT') return refuse('104')
    const fault = faults.sms.get(message.Phone)
    if (fault) return refuse(fault)
    if (seen.has(message.RequestId)) return refuse('124')
    seen.add(message.RequestId)
    sms.push(message)
    return { CodeResult: '100', CountRegenerate: 0, SMSID: message.RequestId }
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    zalo,
    sms,
    faults,
    state,
    /** Zalo takes no access that it gave so far. */
    endAccess: () => {
      state.access = ''
    },
    begin() {
      for (const list of [zalo, sms]) list.length = 0
      for (const map of [faults.zalo, faults.sms]) map.clear()
      seen.clear()
      Object.assign(state, { refresh: 'first-token', access: '', given: 0, zaloIsDown: false, smsIsDown: false })
    },
    settings: {
      ORIGIN: 'https://nhip-cau.example',
      ZALO_APP_ID: '4242',
      ZALO_SECRET_KEY: 'zalo-secret',
      ZALO_REFRESH_TOKEN: 'first-token',
      ZALO_TEMPLATE_CODE: '111',
      ZALO_TEMPLATE_NEWS: '222',
      ZALO_TEMPLATE_SECURITY: '333',
      ZALO_URL: url,
      ZALO_OAUTH_URL: url,
      SMS_KEY: 'sms-key',
      SMS_SECRET: 'sms-secret',
      SMS_BRANDNAME: 'NANGSUAT',
      SMS_URL: url,
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
