import type { DemoAccount } from '~db/demo/load-demo'

/** Tells whoever started it where to go, and with which accounts while the demo province is loaded. */
export function announce(address: string, accounts: readonly DemoAccount[]) {
  console.log(`\nNhịp cầu Năng suất: ${address}`)
  if (accounts.length === 0) return
  const width = (key: 'role' | 'email') => Math.max(...accounts.map((account) => account[key].length))
  console.log('\nDemo sign-ins (role, e-mail, password):')
  for (const { role, email, password, note } of accounts) {
    const words = [role.padEnd(width('role')), email.padEnd(width('email')), password, ...(note ? [note] : [])]
    console.log(`  ${words.join('  ')}`)
  }
  console.log('')
}
