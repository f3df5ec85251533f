import { DIGEST_DAYS, MOST_MAILS_A_DAY, MOST_NEWS_A_DAY, MOST_SECURITY_A_DAY } from './kind'
import { kindOf, NOTIFICATION_KINDS, type NotificationKind } from './kinds'

const cells = (...texts: string[]) => `| ${texts.join(' | ')} |`
const listed = (names: readonly string[] = []) => names.map((name) => `\`${name}\``).join(', ') || '–'

const day = (step: number) => (step < 0 ? `${-step} before` : `${step} after`)

function row(kind: NotificationKind): string {
  const { to, about, mail, events, ladder, settledBy } = kindOf(kind)
  const byDay = ladder && `days ${ladder.map(day).join(', ')}`
  const told = [events && listed(events), byDay].filter(Boolean).join('; ')
  const mailed = { always: 'at once, always', immediate: 'at once', daily: 'in the morning', off: 'no' }[mail]
  return cells(
    `\`${kind}\``,
    told,
    to.join(', '),
    about,
    mailed,
    mail === 'always' ? 'none' : String(MOST_MAILS_A_DAY),
    listed(settledBy),
  )
}

/** What everybody is told, as `docs/notifications.md` says it: written by `npm run notifications`. */
export const notificationsAsTable = (): string =>
  [
    '# Who is told what',
    '',
    'Written by `npm run notifications` from `app/domain/notifications/kinds.ts`; a test compares the two.',
    '',
    '- Everything stands in the application, once for each person and cause, written in the transaction of what it tells. Whoever did',
    '  it is not told; whoever may only look in an organisation is told nothing of it.',
    '- Mail is the usual way; each person may choose another for every kind that is not sent always (`/notifications/mails`).',
    `- At most ${MOST_MAILS_A_DAY} mails at once go to one person on one day; what exceeds waits for the morning, as does what was chosen so. The`,
    `  morning's mail goes at 07:00 in Vietnam, at most once a day, with what nobody has read of the last ${DIGEST_DAYS} days.`,
    '- Nothing is mailed that was read, settled, switched off or lost to its reader before the mail went, nor to an address that is not',
    '  confirmed or whose mails are stopped (`docs/decisions/0018`).',
    '- The mail of an invitation, and each that reminds of it, has links by which its reader answers without signing in',
    '  (`docs/decisions/0028`).',
    `- Whom no mail reaches and whose number is confirmed is told by a message to the phone (Zalo, else SMS), where the operator sends`,
    `  them: one that says how much waits, at most ${MOST_NEWS_A_DAY} a day, from 7:00 to 21:00 in Vietnam; what exceeds is counted the next morning`,
    `  (\`docs/decisions/0025\`). What was done to the account goes at once, at any hour, in a message of its own, ${MOST_SECURITY_A_DAY} a day.`,
    '- Of a ladder the last step that was reached is told; it settles the steps before it.',
    '',
    cells('kind', 'told by', 'who', 'about', 'mail', 'a day', 'no news any more after'),
    cells('---', '---', '---', '---', '---', '---', '---'),
    ...NOTIFICATION_KINDS.map(row),
    '',
  ].join('\n')
