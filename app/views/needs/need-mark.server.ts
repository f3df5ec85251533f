import { type managedNeed, subjectsOfNeed } from '~/domain/needs/queries.server'
import { markOf } from '~/forms/edit.server'

/** A mark of what is published: a need's text, and the subjects that stand with it. */
export const needMark = (need: ReturnType<typeof managedNeed>) =>
  markOf({ text: need.text, subjects: subjectsOfNeed(need).map(({ subjectCode }) => subjectCode) })
