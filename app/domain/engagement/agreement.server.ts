import { createHash } from 'node:crypto'
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { agreementPaper } from '~/documents/agreement'
import type { Paper } from '~/documents/paper'
import { db, type Reader } from '~db/connection'
import { agreementConfirmations, agreementTexts, organisations, signedCopies, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { filesOf } from '../files/record-files.server'
import type { Seen } from '../seen'
import { agreementFacts } from './agreement-facts.server'
import { ENGAGEMENT_SIDES, type EngagementSide } from './lifecycle'
import { engagementOf } from './queries.server'

/** A text of the agreement: what it says, the number by which a form knows it, and the code by which a reader does. */
type Text = { paper: Paper; sha256: string; number: number; code: string }

export const hashOf = (paper: Paper) => createHash('sha256').update(JSON.stringify(paper)).digest('hex')

const KNOWN_BY = 12

/** “3F9A-1C04-77B2”. */
export const codeOf = (sha256: string) => sha256.slice(0, KNOWN_BY).toUpperCase().match(/.{4}/g)!.join('-')

export const textOf = (paper: Paper, sha256: string): Text => ({
  paper,
  sha256,
  number: Number.parseInt(sha256.slice(0, KNOWN_BY), 16),
  code: codeOf(sha256),
})

/** The agreement as what is recorded now makes it. */
export function currentText(reader: Reader, engagementId: string): Text {
  const paper = agreementPaper(agreementFacts(reader, engagementId))
  return textOf(paper, hashOf(paper))
}

export type Confirmation = { side: EngagementSide; name: string; confirmedAt: Date }
export type ConfirmedText = Text & { id: string; confirmations: Confirmation[] }

/** The texts that somebody confirmed, the first first, each with who did; a person who left has no name. */
export function confirmedTexts(
  reader: Reader,
  engagementIds: readonly string[],
): (ConfirmedText & { engagementId: string })[] {
  const texts = reader
    .select()
    .from(agreementTexts)
    .where(inArray(agreementTexts.engagementId, [...engagementIds]))
    .orderBy(asc(agreementTexts.createdAt), asc(agreementTexts.id))
    .all()
  const confirmations = reader
    .select({
      textId: agreementConfirmations.textId,
      side: agreementConfirmations.side,
      name: users.name,
      confirmedAt: agreementConfirmations.confirmedAt,
    })
    .from(agreementConfirmations)
    .innerJoin(users, eq(users.id, agreementConfirmations.confirmedBy))
    .where(
      inArray(
        agreementConfirmations.textId,
        texts.map(({ id }) => id),
      ),
    )
    .orderBy(asc(agreementConfirmations.confirmedAt))
    .all()
  return texts.map(({ id, engagementId, sha256, paper }) => ({
    id,
    engagementId,
    ...textOf(paper, sha256),
    confirmations: confirmations.flatMap(({ textId, ...confirmation }) => (textId === id ? [confirmation] : [])),
  }))
}

/** Both sides confirmed it: nothing that is recorded later changes it. */
export const isSettled = ({ confirmations }: Pick<ConfirmedText, 'confirmations'>) =>
  ENGAGEMENT_SIDES.every((side) => confirmations.some((confirmation) => confirmation.side === side))

/**
 * The agreement as it stands: the text that both confirmed, else what is recorded now, with who confirmed it; and the texts that one
 * side confirmed before.
 */
function standing(engagementId: string) {
  const texts = confirmedTexts(db, [engagementId])
  const current = currentText(db, engagementId)
  const settled = texts.find(isSettled)
  const known = settled ?? texts.find(({ sha256 }) => sha256 === current.sha256)
  const { paper, number, code } = known ?? current
  return {
    paper,
    number,
    code,
    confirmations: known?.confirmations ?? [],
    isSettled: settled !== undefined,
    earlier: texts.filter(({ id }) => id !== known?.id),
  }
}

/** Who has confirmed the agreement of an engagement so far. */
export function agreementStanding({ id }: Seen<'engagement'>) {
  const { confirmations, isSettled: settled, earlier } = standing(id)
  return { confirmations, isSettled: settled, hasEarlier: earlier.length > 0, copies: copiesOf(id).length }
}

/** The agreement for either party of an engagement; `not_found` for everybody else. */
export function agreementOf(actor: Actor, engagementId: string) {
  const engagement = engagementOf(actor, engagementId)
  return { engagement, ...standing(engagement.id), copies: copiesOf(engagement.id) }
}

/** A text of the agreement to take along: the one that stands, or of those confirmed the one with that id. `not_found` for strangers. */
export function agreementText(actor: Actor, engagementId: string, textId: string | null): Pick<Text, 'paper' | 'code'> {
  const engagement = engagementOf(actor, engagementId)
  if (textId === null) return standing(engagement.id)
  const text = confirmedTexts(db, [engagement.id]).find(({ id }) => id === textId)
  if (!text) throw notFound()
  return text
}

/** Of the agreement, or of one appendix. */
export const copyOf = (engagementId: string, changeId: string | null) =>
  and(
    eq(signedCopies.engagementId, engagementId),
    changeId === null ? isNull(signedCopies.changeId) : eq(signedCopies.changeId, changeId),
  )

/** Copies of the agreement, or of an appendix, signed on paper, each with its file, the first first. */
export function copiesOf(engagementId: string, changeId: string | null = null) {
  const rows = db
    .select({
      id: signedCopies.id,
      organisationId: signedCopies.organisationId,
      organisation: organisations.name,
      attachedAt: signedCopies.attachedAt,
    })
    .from(signedCopies)
    .innerJoin(organisations, eq(organisations.id, signedCopies.organisationId))
    .where(copyOf(engagementId, changeId))
    .orderBy(asc(signedCopies.attachedAt), asc(signedCopies.id))
    .all()
  const files = filesOf(
    'agreement',
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, files: files.get(row.id) ?? [] }))
}
