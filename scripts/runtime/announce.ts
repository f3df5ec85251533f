import type { Prepared } from './prepare'

/** Said where nobody could check a consultant or verify a result: such accounts are made on the server only. */
const NO_OFFICERS = `
No officer has an account yet. To make the first:
  npm run create-user -- --role department --email … --name "…" --organisation "…"
`

/** Said where mails are wanted and cannot be sent: their links would lead nowhere. */
export const MAIL_LACKS_ORIGIN = `
!!! ORIGIN is not set: NO MAIL AND NO MESSAGE TO A PHONE IS SENT. What is in them needs the public address:
!!!   ORIGIN=https://…
`

/** Tells whoever started it where to go, and with which accounts while the demo province is loaded. */
export function announce(address: string, { accounts, hasOfficers }: Pick<Prepared, 'accounts' | 'hasOfficers'>) {
  console.log(`\nNhịp cầu Năng suất: ${address}`)
  if (!hasOfficers) console.log(NO_OFFICERS)
  if (accounts.length === 0) return
  const width = (key: 'role' | 'login') => Math.max(...accounts.map((account) => account[key].length))
  console.log('\nDemo sign-ins (role, e-mail or mobile number, password):')
  for (const { role, login, password, note } of accounts) {
    const words = [role.padEnd(width('role')), login.padEnd(width('login')), password, ...(note ? [note] : [])]
    console.log(`  ${words.join('  ')}`)
  }
  console.log('')
}
