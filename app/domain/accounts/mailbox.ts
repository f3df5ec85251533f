/** Providers that read an address without its dots, too. */
const WITHOUT_DOTS = new Set(['gmail.com', 'googlemail.com'])

/** The mailbox to which an address leads, whatever stands behind a plus: for counting, never for sending. */
export function mailboxOf(email: string): string {
  const [local = '', domain = ''] = email.toLowerCase().split('@')
  const [box = ''] = local.split('+')
  return `${WITHOUT_DOTS.has(domain) ? box.replaceAll('.', '') : box}@${domain}`
}
