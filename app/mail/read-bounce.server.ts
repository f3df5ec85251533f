import PostalMime from 'postal-mime'

/** A mail of ours that came back: which, from which addresses, and the status (RFC 3463) of each. */
export type Bounce = { mailId: string; recipients: { addresses: string[]; status: string }[] }

/** Reads a report that a mail could not be delivered (RFC 3464), however it is encoded; null for any other message. */
export async function readBounce(raw: Uint8Array): Promise<Bounce | null> {
  const { attachments } = await PostalMime.parse(raw, { forceRfc822Attachments: true, attachmentEncoding: 'utf8' })
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
    const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? []
    const key = name?.toLowerCase()
    if (key !== undefined && value !== undefined && !fields.has(key)) fields.set(key, value.trim())
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
