import { eq } from 'drizzle-orm'
import { newId } from '~db/ids'
import { transact, type Tx } from '~db/connection'
import { users } from '~db/schema'
import { homeProvince } from '~/vocabulary/province.server'
import { DomainError } from '../errors'
import type { SignUp } from './forms'
import { insertAccount } from './insert-account.server'
import type { MailLanguage } from './lifecycle'

/** The edition of the terms of use that the person agrees to; kept with the event as evidence of consent. */
export const TERMS_EDITION = '2026-11'

/**
 * Makes the account with its organisation; an individual expert's bears the person's own name.
 * Gives the account's id; null for a replayed form (same id, same e-mail and number), which changes nothing: whoever sent it proves the
 * password as at the sign-in page.
 * Throws `accounts.terms_missing`, `accounts.email_taken` and `accounts.phone_taken`.
 */
export function signUp(input: SignUp, passwordHash: string, language: MailLanguage): string | null {
  if (!input.terms) throw new DomainError('accounts.terms_missing', {}, 'terms')
  const organisation = {
    kind: input.kind,
    name: input.kind === 'expert' ? input.name : input.organisationName,
    provinceCode: homeProvince().code,
  }
  return transact((tx) => {
    const { email, phone, name } = input
    const owner = ownerOf(tx, input.id)
    if (owner && owner.email === (email ?? null) && owner.phone === (phone ?? null)) return null
    const id = owner ? newId() : input.id
    return insertAccount(tx, { id, email, phone, name, language, passwordHash, organisation }, { terms: TERMS_EDITION })
  })
}

/** What the account signs in with that a form's id already made: the form was sent again, or after going back for another person. */
const ownerOf = (tx: Tx, id: string) =>
  tx.select({ email: users.email, phone: users.phone }).from(users).where(eq(users.id, id)).get()
