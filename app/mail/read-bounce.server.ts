import PostalMime from 'postal-mime'

/** A mail of ours that came back: which, from which addresses, and the status (RFC 3463) of each. */
export type Bounce = { mailId: string; recipients: { addresses: string[]; status: string }[] }

/** Bytes of a report that is looked into; what it returns of our mail comes last and is cut off. */
const LONGEST = 262_144

/**
 * Reads a report that a mail could not be delivered (RFC 3464), however it is encoded; null for any other message, and for one that
 * nobody can read.
 */
export async function readBounce(raw: Uint8Array): Promise<Bounce | null> {
  const options = { forceRfc822Attachments: true, attachmentEncoding: 'utf8' } as const
  const parsed = await PostalMime.parse(raw.subarray(0, LONGEST), options).catch(() => null)
  if (!parsed) return null
  const { attachments } = parsed
  const partOf = (...types: string[]) => attachments.find(({ mimeType }) => types.includes(mimeType))?.content
  const report = partOf('message/delivery-status', 'message/global-delivery-status')
  const original = partOf('message/rfc822', 'text/rfc822-headers', 'message/global', 'message/global-headers')
  if (typeof report !== 'string' || typeof original !== 'string') return null
  const mailId = /^<([\da-f-]{36})@/.exec(fieldsOf(original.split(/\r?\n\r?\n/)[0]!).get('message-id') ?? '')?.[1]
  if (!mailId) return null
  // The first group is about the message, each other one about a recipient.
  const recipients = report
    .split(/\r?\n(?:\r?\n)+/)
    .slice(1)
    .map(fieldsOf)
    .filter((fields) => fields.get('action')?.toLowerCase() === 'failed')
    .map((fields) => ({
      addresses: [fields.get('original-recipient'), fields.get('final-recipient')].flatMap(addressIn),
      status: fields.get('status') ?? '',
    }))
  return { mailId, recipients }
}

/** Header fields by their names in lower case, unfolded; the first of a name. */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':')
    const key = line.slice(0, Math.max(0, colon)).toLowerCase()
    if (key !== '' && !fields.has(key)) fields.set(key, line.slice(colon + 1).trim())
  }
  return fields
}

/** `rfc822; mai@example.vn` */
const addressIn = (field: string | undefined): string[] => {
  const address = field
    ?.split(';')
    .at(-1)
    ?.trim()
    .replace(/^<(.*)>$/, '$1')
  return address?.includes('@') ? [address.toLowerCase()] : []
}
