import { inArray } from 'drizzle-orm'
import { db } from '~db/connection'
import { profiles, profileServices } from '~db/schema'
import { byProfile } from '../directory/by-profile'
import { HIGHLIGHT, type SearchHit } from '~search/engine'
import { type ProfileCard, profileCards } from '../directory/queries.server'

/** A public profile as a search found it; texts carry marks around the words that matched. */
export type FoundCard = Omit<ProfileCard, 'subjects'> & {
  introduction: string
  services: { subject: ProfileCard['subjects'][number]; title: string; description: string; matched: boolean }[]
}

/** The cards of those hits that are public now, in the hits' order. */
export function foundCards(hits: readonly SearchHit[]): FoundCard[] {
  const byId = new Map(hits.map((hit) => [hit.id, hit]))
  const ids = [...byId.keys()]
  const introductions = new Map(
    db
      .select({ id: profiles.id, introduction: profiles.introduction })
      .from(profiles)
      .where(inArray(profiles.id, ids))
      .all()
      .map((row) => [row.id, row.introduction]),
  )
  const descriptions = byProfile(db.select().from(profileServices).where(inArray(profileServices.profileId, ids)).all())
  return profileCards(ids).map(({ subjects, ...card }) => {
    const hit = byId.get(card.id)!
    const marked = (field: string, truth: string) => markedAs(truth, hit.highlighted[field])
    const places = new Map(strings(hit.document.subjects).map((code, place) => [code, place]))
    const listed = (field: string, code: string) => strings(hit.highlighted[field])[places.get(code) ?? -1] ?? ''
    const described = new Map((descriptions.get(card.id) ?? []).map((row) => [row.subjectCode, row.description]))
    const services = subjects.map((subject) => {
      const title = listed('subjectNames', subject.code)
      const description = markedAs(described.get(subject.code) ?? '', listed('services', subject.code))
      return { subject, title, description, matched: isMarked(title) || isMarked(description) }
    })
    return {
      ...card,
      name: marked('name', card.name),
      headline: marked('headline', card.headline),
      introduction: marked('introduction', introductions.get(card.id) ?? ''),
      services: [...services.filter(({ matched }) => matched), ...services.filter(({ matched }) => !matched)],
    }
  })
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
export const isMarked = (text: string) => text.includes(HIGHLIGHT.open)
export const withoutMarks = (text: string) => text.replaceAll(HIGHLIGHT.open, '').replaceAll(HIGHLIGHT.close, '')

/** The index's marked copy of a text while it still says what SQL says; else SQL's, unmarked. Marks that its author wrote are none. */
export function markedAs(truth: string, copy: unknown): string {
  return typeof copy === 'string' && withoutMarks(copy) === truth ? copy : withoutMarks(truth)
}
