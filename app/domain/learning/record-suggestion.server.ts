import { and, eq, isNull } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import type { Tx } from '~db/connection'
import { suggestionRecords } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import type { ClientSize } from '../directory/lifecycle'
import { vocabularyVersion } from './vocabulary-version.server'
import { withoutPersonalData } from '~/privacy/without-personal-data'

/** Who wrote a text, so far as the names have to leave it. */
type Writer = Pick<Actor, 'name' | 'organisationName'>

const textOf = (text: string, { name, organisationName }: Writer) =>
  withoutPersonalData(text, [name, ...(organisationName ? [organisationName] : [])])

/** Keeps a visitor's text for which nothing was found, in the transaction of the draft. */
export function recordNothingFound(tx: Tx, text: string) {
  tx.insert(suggestionRecords)
    .values({
      recordedOn: today(),
      text: withoutPersonalData(text),
      suggested: [],
      confirmed: null,
      vocabularyVersion: vocabularyVersion(),
    })
    .run()
}

/**
 * Keeps what an enterprise made of the subjects suggested to it, in the transaction that publishes its need. A text that
 * was kept as one for which nothing was found becomes this record, so that it counts once.
 */
export function recordConfirmed(
  tx: Tx,
  writer: Writer,
  need: {
    text: string
    sectorCode: string | null
    size: ClientSize | null
    suggested: readonly string[]
    confirmed: readonly string[]
  },
) {
  const text = textOf(need.text, writer)
  const made = {
    recordedOn: today(),
    sectorCode: need.sectorCode,
    size: need.size,
    suggested: [...need.suggested],
    confirmed: [...need.confirmed],
    vocabularyVersion: vocabularyVersion(),
  }
  const withoutAnswer = tx
    .select({ id: suggestionRecords.id })
    .from(suggestionRecords)
    .where(and(eq(suggestionRecords.text, withoutPersonalData(need.text)), isNull(suggestionRecords.confirmed)))
    .limit(1)
    .get()
  if (withoutAnswer) {
    tx.update(suggestionRecords)
      .set({ ...made, text })
      .where(eq(suggestionRecords.id, withoutAnswer.id))
      .run()
    return
  }
  tx.insert(suggestionRecords)
    .values({ ...made, text })
    .run()
}

/**
 * Adds the consultants who were asked to the record of their need, in the transaction that asks them. No link leads from
 * one to the other: the record is known again by its words and its day. Nothing happens where there is none.
 */
export function recordChosen(
  tx: Tx,
  writer: Writer,
  need: { text: string; publishedAt: Date | null },
  profileIds: readonly string[],
) {
  if (!need.publishedAt) return
  const record = tx
    .select({ id: suggestionRecords.id, chosen: suggestionRecords.chosenProfileIds })
    .from(suggestionRecords)
    .where(
      and(
        eq(suggestionRecords.recordedOn, dayOf(need.publishedAt)),
        eq(suggestionRecords.text, textOf(need.text, writer)),
      ),
    )
    .limit(1)
    .get()
  if (!record) return
  tx.update(suggestionRecords)
    .set({ chosenProfileIds: [...new Set([...record.chosen, ...profileIds])] })
    .where(eq(suggestionRecords.id, record.id))
    .run()
}
