import { eq } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { newId } from '~db/ids'
import { credentials, files } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { dropFiles } from '../files/drop-files.server'
import { insertFile } from '../files/insert-file.server'
import { changePart } from './change-part.server'
import type { CredentialInput } from './forms'

type Stored = typeof credentials.$inferSelect & { sha256: string | null }

/**
 * Replaces the list of papers that show the consultant's competence, in the order given. A row names its file, the one it
 * had or another, or none; what the department compared stays compared as long as neither the words nor the file change.
 */
export function saveCredentials(actor: Actor, input: { credentials: readonly CredentialInput[] }) {
  changePart(actor, 'credentials', (tx, profile) => {
    const before = storedIn(tx, profile.id)
    const storedOf = pairs(input.credentials, before)
    tx.delete(credentials).where(eq(credentials.profileId, profile.id)).run()
    const kept = input.credentials.map((row, position) => {
      const stored = storedOf.get(row)
      const id = stored?.id ?? newId()
      const fileId = fileOf(tx, actor, id, row, stored)
      const isSame = stored !== undefined && saysTheSame(row, stored) && fileId === stored.fileId
      const { comparedWith, comparedAt, comparedBy } = isSame ? stored : UNCOMPARED
      tx.insert(credentials)
        .values({ ...wordsOf(row), id, profileId: profile.id, position, fileId, comparedWith, comparedAt, comparedBy })
        .run()
      return fileId
    })
    const dropped = before.flatMap(({ fileId }) => (fileId && !kept.includes(fileId) ? [fileId] : []))
    dropFiles(tx, dropped)
  })
}

const UNCOMPARED = { comparedWith: null, comparedAt: null, comparedBy: null }

const storedIn = (tx: Tx, profileId: string): Stored[] =>
  tx
    .select({ credential: credentials, sha256: files.sha256 })
    .from(credentials)
    .leftJoin(files, eq(files.id, credentials.fileId))
    .where(eq(credentials.profileId, profileId))
    .all()
    .map(({ credential, sha256 }) => ({ ...credential, sha256 }))

/** The stored credential of each row: by its id; else, for a form that was made before it had one, by its words. */
function pairs(rows: readonly CredentialInput[], stored: readonly Stored[]) {
  const found = new Map<CredentialInput, Stored>()
  const free = new Set(stored)
  const pair = (fits: (row: CredentialInput, one: Stored) => boolean) => {
    for (const row of rows) {
      const match = found.has(row) ? undefined : [...free].find((one) => fits(row, one))
      if (!match) continue
      found.set(row, match)
      free.delete(match)
    }
  }
  pair((row, one) => row.id === one.id)
  pair((row, one) => saysTheSame(row, one) && row.paper?.sha256 === (one.sha256 ?? undefined))
  pair(saysTheSame)
  return found
}

const wordsOf = ({ name, issuer, number, validUntil }: CredentialInput) => ({
  name,
  issuer,
  number,
  validUntil: validUntil ?? null,
})

const saysTheSame = (row: CredentialInput, stored: Stored) =>
  Object.entries(wordsOf(row)).every(([name, word]) => stored[name as keyof Stored] === word)

function fileOf(tx: Tx, actor: Actor, id: string, { paper }: CredentialInput, stored: Stored | undefined) {
  if (!paper) return null
  return paper.sha256 === stored?.sha256 ? stored.fileId : insertFile(tx, actor, paper, { kind: 'credential', id })
}
