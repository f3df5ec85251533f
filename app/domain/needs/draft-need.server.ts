import { isDeepStrictEqual } from 'node:util'
import { and, eq } from 'drizzle-orm'
import { fold } from '~/language/fold'
import { homeProvince } from '~/vocabulary/province.server'
import { CURRENT_SECTORS, sectorOf, subjectOf } from '~/vocabulary/reference.server'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { needs, needSubjects } from '~db/schema'
import { fillInOrganisation } from '../accounts/fill-in-organisation.server'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { Language, WorkMode } from '../directory/lifecycle'
import { communeChosen } from '../commune-chosen'
import { DomainError, notFound } from '../errors'
import type { StoredFile } from '../files/kinds'
import { filesOf, hashesOf, setFiles } from '../files/record-files.server'
import { assertReplay, saysTheSame } from '../sent-before'
import type { SubjectInput } from '../suggestion/suggestion'
import { type NeedPart, partsChanged, partsSeen } from './changed-parts'
import { MAX_DRAFTS, mayChange, type NeedStatus } from './lifecycle'
import { canPostNeed } from './policy'
import { managedNeed, type Need, needsIn, subjectsOfNeed } from './queries.server'

/** What would suit the enterprise best; what is not said leaves the choice open. */
export type Wishes = { budgetMillion?: number; languages?: Language[]; workMode?: WorkMode }
export type NeedInput = Wishes & {
  text: string
  sectorCode: string | null
  communeCode: string | null
  attachments?: readonly StoredFile[]
}

/**
 * Creates the actor's need as a draft, nothing published yet. The id comes with the form: sent twice, it is one need; sent
 * again with another text, that is the draft's. Throws `sent_before` where the need is published and says something else,
 * `need.too_many_drafts` beyond MAX_DRAFTS.
 */
export function draftNeed(
  actor: Actor,
  input: NeedInput & { id: string; subjects?: SubjectInput[]; answers?: Record<string, string> },
) {
  if (!canPostNeed(actor)) throw notFound()
  transact((tx) => {
    const existing = tx.select().from(needs).where(eq(needs.id, input.id)).get()
    const place = placeAndSector(input)
    const { attachments = [] } = input
    if (existing) {
      const { status } = managedNeed(actor, input.id, tx)
      const stored = { ...existing, files: hashesOf(filesOf('need', [input.id], tx).get(input.id) ?? []) }
      const said = { text: input.text, ...place, ...wishesOf(input), files: hashesOf(attachments) }
      return status === 'draft' && !saysTheSame(stored, said)
        ? changeNeed(actor, input.id, input)
        : assertReplay(stored, said)
    }
    if (needsIn('draft', actor, tx) >= MAX_DRAFTS) throw new DomainError('need.too_many_drafts')
    tx.insert(needs)
      .values({
        id: input.id,
        organisationId: actor.organisationId!,
        ...place,
        ...wishesOf(input),
        text: input.text,
        answers: input.answers ?? {},
      })
      .run()
    fillInOrganisation(tx, actor, place)
    writeSubjects(tx, input.id, input.subjects ?? [])
    setFiles(tx, actor, { kind: 'need', id: input.id }, attachments)
    recordEvent(tx, actor, 'need.drafted', { needId: input.id })
  })
}

/**
 * Changes a need's text, sector, place, wishes or files. Of a draft, subjects that words led to which no longer stand there are to be
 * confirmed anew; of a published one they stay, and what changed is told to whoever was invited. Throws `state_changed` once
 * it has ended.
 */
export function changeNeed(actor: Actor, needId: string, input: NeedInput) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    assertChangeable(need.status)
    const owner = { kind: 'need', id: needId } as const
    const { attachments = [] } = input
    const said = { ...placeAndSector(input), ...wishesOf(input), text: input.text }
    const filesBefore = hashesOf(filesOf('need', [needId], tx).get(needId) ?? [])
    if (need.status === 'published' && !(said.sectorCode && said.communeCode))
      throw new DomainError('need.organisation_incomplete')
    const parts = partsChanged({ ...need, files: filesBefore }, { ...said, files: hashesOf(attachments) })
    tx.update(needs).set(said).where(eq(needs.id, needId)).run()
    setFiles(tx, actor, owner, attachments)
    if (need.status === 'published') {
      keepWordsThatStand(tx, needId, input.text)
      return tellChange(tx, actor, need, { parts })
    }
    dropSubjectsOfOtherWords(tx, needId, input.text)
    recordEvent(tx, actor, 'need.changed', { needId })
  })
}

/**
 * Sets the subjects a need asks for, of a draft none: not confirmed yet, and keeps the answers that helped to suggest them. Throws
 * `need.subjects_missing` for a published need without any.
 */
export function confirmSubjects(
  actor: Actor,
  needId: string,
  subjects: SubjectInput[],
  answers?: Record<string, string>,
) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    assertChangeable(need.status)
    const codes = [...new Set(subjects.map((subject) => subject.code))]
    const before = subjectsOfNeed(need, tx).map(({ subjectCode }) => subjectCode)
    writeSubjects(tx, needId, subjects)
    if (answers) tx.update(needs).set({ answers }).where(eq(needs.id, needId)).run()
    if (need.status === 'draft') return recordEvent(tx, actor, 'need.changed', { needId, subjects: codes })
    if (codes.length === 0) throw new DomainError('need.subjects_missing')
    const isSame = isDeepStrictEqual([...before].sort(), [...codes].sort())
    tellChange(tx, actor, need, { parts: isSame ? [] : ['subjects'], subjects: codes })
  })
}

type Change = { parts: NeedPart[]; subjects?: string[] }

/** Marks a published need as changed, where it was. */
function tellChange(tx: Tx, actor: Actor, { id: needId }: Need, change: Change) {
  if (change.parts.length === 0) return
  if (partsSeen(change.parts).length > 0) tx.update(needs).set({ changedAt: now() }).where(eq(needs.id, needId)).run()
  recordEvent(tx, actor, 'need.changed', { needId, ...change })
}

function assertChangeable(status: NeedStatus) {
  if (!mayChange(status)) throw new DomainError('state_changed')
}

/** Throws `state_changed` for a need that is a draft no more. */
export function assertDraft(status: NeedStatus) {
  if (status !== 'draft') throw new DomainError('state_changed')
}

export const wishesOf = ({ budgetMillion, languages, workMode }: Wishes) => ({
  budgetMillion: budgetMillion ?? null,
  languages: languages ?? [],
  workMode: workMode ?? null,
})

/** Sector and commune as they are stored. Throws `choice_unknown` and `commune_*` beside their fields. */
export function placeAndSector({ sectorCode, communeCode }: Pick<NeedInput, 'sectorCode' | 'communeCode'>) {
  const sector = sectorCode ? sectorOf(CURRENT_SECTORS, sectorCode) : undefined
  if (sectorCode && !sector) throw new DomainError('choice_unknown', {}, 'sectorCode')
  return {
    sectorVersion: sector?.version ?? null,
    sectorCode: sector?.code ?? null,
    provinceCode: homeProvince().code,
    communeCode: communeCode ? communeChosen(communeCode, homeProvince()) : null,
  }
}

function dropSubjectsOfOtherWords(tx: Tx, needId: string, text: string) {
  const said = fold(text)
  for (const { subjectCode, because } of tx.select().from(needSubjects).where(eq(needSubjects.needId, needId)).all()) {
    if (because.every((words) => said.includes(fold(words)))) continue
    const one = and(eq(needSubjects.needId, needId), eq(needSubjects.subjectCode, subjectCode))
    tx.delete(needSubjects).where(one).run()
  }
}

/** The words that led to a subject, so far as they are still said. */
function keepWordsThatStand(tx: Tx, needId: string, text: string) {
  const said = fold(text)
  for (const { subjectCode, because } of tx.select().from(needSubjects).where(eq(needSubjects.needId, needId)).all()) {
    const one = and(eq(needSubjects.needId, needId), eq(needSubjects.subjectCode, subjectCode))
    tx.update(needSubjects)
      .set({ because: because.filter((words) => said.includes(fold(words))) })
      .where(one)
      .run()
  }
}

function writeSubjects(tx: Tx, needId: string, subjects: SubjectInput[]) {
  tx.delete(needSubjects).where(eq(needSubjects.needId, needId)).run()
  for (const { code, because, origin } of subjects) {
    if (!subjectOf(code)) throw new DomainError('choice_unknown', {}, 'chosen')
    tx.insert(needSubjects).values({ needId, subjectCode: code, because, origin }).onConflictDoNothing().run()
  }
}
