import { OTHER_MATTER } from './learned/weights'
import type { SpokenOf } from './spoken-of'
import { z } from 'zod'
import otherMattersFile from '~/vocabulary/data/other-matters.json'
import phrasesFile from '~/vocabulary/data/subject-phrases.json'
import { subjectList, type SubjectRow } from '~/vocabulary/reference.server'

const spoken = z.record(z.string(), z.object({ says: z.array(z.string()), terms: z.array(z.string()) }))
const phrases = z.object({ phrases: spoken }).parse(phrasesFile).phrases
const otherMatters = z.object({ matters: spoken }).parse(otherMattersFile).matters

let built: { from: SubjectRow[]; phrases: SpokenOf[] } | undefined

/** The phrases of every subject on offer and of the matters that are not ours; the same array until reference data changes. */
export function spokenPhrases(): SpokenOf[] {
  const from = subjectList()
  if (built?.from !== from) built = { from, phrases: [...from.map(ofSubject), ...ofOtherMatters()] }
  return built.phrases
}

/** People say a standard's number alone: "làm 14001". */
const standardNumbers = (title: string): string[] => title.match(/\p{N}{4,}/gu) ?? []

/** Of those a number by itself is the standard: 27001, but not the 22000 of FSSC 22000. */
const isoNumbers = (title: string) => (title.startsWith('ISO') ? standardNumbers(title) : [])

function ofSubject(subject: SubjectRow): SpokenOf {
  const own = phrases[subject.code]
  return {
    code: subject.code,
    titles: [subject.shortVi, subject.nameVi, ...isoNumbers(subject.shortVi)],
    names: [
      subject.shortVi,
      subject.nameVi,
      subject.nameEn,
      ...standardNumbers(subject.shortVi),
      ...subject.aliases,
      ...(own?.terms ?? []),
    ],
    says: own?.says ?? [],
    typicalSectors: subject.typicalSectors,
    ours: true,
  }
}

const ofOtherMatters = () =>
  Object.entries(otherMatters).map(([code, { says, terms }]) => ({
    code: `${OTHER_MATTER}${code}`,
    titles: [],
    names: terms,
    says,
    typicalSectors: [],
    ours: false,
  }))
