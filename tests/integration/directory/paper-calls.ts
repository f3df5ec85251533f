import type { Actor } from '~/domain/accounts/lifecycle'
import type { Paper } from '~/domain/directory/papers.server'
import { storeFile } from '~/domain/files/store.server'
import { writeFileValue } from '~/forms/file-value'
import * as credentialsPage from '~/routes/consultant/profile-credentials'
import { pdf } from '~tests/scenarios'
import { post, type Typed } from '../work/page-calls'

export const file = (text: string, name = 'chứng chỉ.pdf') =>
  new File([new Uint8Array(pdf(text))], name, { type: 'application/pdf' })
export const stored = (text: string) => storeFile({ name: 'giay.pdf', bytes: pdf(text) })

/** Rows as the form sends them. */
export const rows = (...all: Typed[]): Typed =>
  Object.fromEntries(
    all.flatMap((row, index) =>
      Object.entries(row).map(([name, value]) => [`credentials[${index}].${name}`, value] as const),
    ),
  )

export const save = (actor: Actor, typed: Typed) => post(credentialsPage, actor, {}, typed)

/** A stored row as its page sends it again: with the file it has. */
export const kept = ({ id, name, issuer, number, file: paper }: Paper): Typed => ({
  ...{ id, name, issuer, number },
  ...(paper && { paper: writeFileValue({ received: paper }) }),
})
