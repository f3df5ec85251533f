import { and, eq } from 'drizzle-orm'
import { fold } from '~/language/fold'
import { homeProvince } from '~/vocabulary/province.server'
import { CURRENT_SECTORS, sectorOf, subjectOf } from '~/vocabulary/reference.server'
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
import { MAX_DRAFTS, type NeedStatus } from './lifecycle'
import { canPostNeed } from './policy'
import { managedNeed, needsIn } from './queries.server'

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
 * Changes a draft's text, sector, place, wishes or files; subjects that words led to which no longer stand there are to be confirmed anew.
 * A published need keeps its text: consultants have read it.
 */
export function changeNeed(actor: Actor, needId: string, input: NeedInput) {
  transact((tx) => {
    assertDraft(managedNeed(actor, needId, tx).status)
    tx.update(needs)
      .set({ ...placeAndSector(input), ...wishesOf(input), text: input.text })
      .where(eq(needs.id, needId))
      .run()
    dropSubjectsOfOtherWords(tx, needId, input.text)
    setFiles(tx, actor, { kind: 'need', id: needId }, input.attachments ?? [])
    recordEvent(tx, actor, 'need.changed', { needId })
  })
}

/** Sets the subjects a draft asks for, none: not confirmed yet, and keeps the answers that helped to suggest them. */
export function confirmSubjects(
  actor: Actor,
  needId: string,
  subjects: SubjectInput[],
  answers?: Record<string, string>,
) {
  transact((tx) => {
    assertDraft(managedNeed(actor, needId, tx).status)
    writeSubjects(tx, needId, subjects)
    if (answers) tx.update(needs).set({ answers }).where(eq(needs.id, needId)).run()
    recordEvent(tx, actor, 'need.changed', { needId, subjects: subjects.map((subject) => subject.code) })
  })
}

/** Throws `state_changed` for a need that is a draft no more. */
export function assertDraft(status: NeedStatus) {
  if (status !== 'draft') throw new DomainError('state_changed')
}

const wishesOf = ({ budgetMillion, languages, workMode }: Wishes) => ({
  budgetMillion: budgetMillion ?? null,
  languages: languages ?? [],
  workMode: workMode ?? null,
})

function placeAndSector({ sectorCode, communeCode }: NeedInput) {
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

function writeSubjects(tx: Tx, needId: string, subjects: SubjectInput[]) {
  tx.delete(needSubjects).where(eq(needSubjects.needId, needId)).run()
  for (const { code, because, origin } of subjects) {
    if (!subjectOf(code)) throw new DomainError('choice_unknown', {}, 'chosen')
    tx.insert(needSubjects).values({ needId, subjectCode: code, because, origin }).onConflictDoNothing().run()
  }
}
