import { createTransport } from 'nodemailer'
import { readSettings } from '~/settings.server'
import { MailRefused, MailUnavailable } from './errors'

/** A message ready to be sent. Neither names nor subject may hold line breaks: see `oneLine`. */
export type Message = {
  /** Stands in Message-ID: who gets the same mail twice can tell. */
  id: string
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** Ends this kind of mail with one POST (RFC 8058), and by hand with a GET and a button; none: it cannot be ended. */
  unsubscribeUrl?: string
}

/** One that its reader cannot end. */
export type LastingMessage = Message & { unsubscribeUrl?: never }

/** Milliseconds: whatever the server does, the next mail's turn comes. */
const TIMEOUTS = { dnsTimeout: 4_000, connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 8_000 }

/**
 * Hands a message to the operator's mail server. Throws `MailUnavailable` while that cannot be, `MailRefused` where this
 * message will never be taken. False: no mail server is set up.
 */
export async function send({ id, unsubscribeUrl, ...message }: Message): Promise<boolean> {
  const { mail } = readSettings()
  if (!mail) return false
  const transport = createTransport({ url: mail.url, disableFileAccess: true, disableUrlAccess: true, ...TIMEOUTS })
  try {
    await transport.sendMail({
      ...message,
      from: mail.from,
      ...(mail.bounces && { envelope: { from: mail.bounces, to: message.to.address } }),
      messageId: `<${id}@${domainOf(mail.from)}>`,
      headers: { 'Auto-Submitted': 'auto-generated', ...(unsubscribeUrl && unsubscribeHeaders(unsubscribeUrl)) },
    })
    return true
  } catch (error) {
    throw failureOf(error as SmtpFault)
  } finally {
    transport.close()
  }
}

const unsubscribeHeaders = (url: string) => ({
  'List-Unsubscribe': `<${url}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
})

const domainOf = (from: string) => /@([^\s<>@]+)>?$/.exec(from)![1]!

type SmtpFault = Error & { code?: string; command?: string; responseCode?: number }

/** After these commands a lasting refusal (5xx, RFC 5321 §4.2.1) is about this recipient or this message, not about us. */
const ABOUT_THE_MAIL = new Set(['RCPT TO', 'DATA'])

/** In our words: what the server says may repeat addresses or passwords. */
function failureOf({ code, command, responseCode }: SmtpFault) {
  const told = [command, responseCode ?? code].filter(Boolean).join(' ') || 'unknown'
  const lasting = responseCode !== undefined && responseCode >= 500 && ABOUT_THE_MAIL.has(command ?? '')
  const noAddress = code === 'EENVELOPE' && command === 'API'
  return lasting || noAddress ? new MailRefused(told, noAddress || command === 'RCPT TO') : new MailUnavailable(told)
}
