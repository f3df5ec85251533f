import { z } from 'zod'
import tracksFile from './data/tracks.json'
import { told, worded } from './province'

/** The usual way of each kind of work to its result, checked for shape: proposed to the parties, who change it as they like. */

/** What a piece of work ends with: a certificate (or code, or title), a measure before and after, or a document; the strongest first. */
export const RESULT_KINDS = ['certificate', 'measure', 'document'] as const
export type ResultKind = (typeof RESULT_KINDS)[number]

/** What work whose subjects end in these waits for: one that is certified as well waits for its certificate. */
export const awaitedOf = (results: readonly ResultKind[]): ResultKind | null =>
  RESULT_KINDS.find((kind) => results.includes(kind)) ?? null

/** Who does a step; `body`: who certifies, inspects or grants, as the track names it. */
const who = z.enum(['consultant', 'enterprise', 'body', 'department'])

const step = z.object({
  id: z.string(),
  title: worded,
  who,
  /** How long it usually takes. */
  weeks: z.number().int().positive(),
  /** By what it is seen to be done. */
  evidence: worded,
})

const laterStep = z.object({
  id: z.string(),
  title: worded,
  who,
  /** After the result. */
  after_months: z.number().int().positive(),
  /** And again after as many more, as long as the result holds. */
  every_months: z.number().int().positive().optional(),
  evidence: worded,
})

const fact = z.object({ label: worded, hint: worded.optional(), optional: z.literal(true).optional() })

/** The document that such work ends in: what it is called, for some subjects more closely, and which facts of it are asked. */
const document = z.object({
  name: worded,
  names: z.record(z.string(), worded).default({}),
  facts: z.strictObject({
    number: fact.optional(),
    issuer: fact.optional(),
    day: fact,
    attended: fact.optional(),
    passed: fact.optional(),
  }),
  /** What is handed in as evidence. */
  file: worded,
  source: z.string().min(1),
})
export type DocumentFacts = z.output<typeof document>['facts']

const track = z
  .object({
    id: z.string(),
    name: worded,
    result: z.enum(RESULT_KINDS),
    /** Of one that ends in a document. */
    document: document.optional(),
    /** Who certifies, inspects or grants; where a step is theirs. */
    body: worded.optional(),
    subjects: z.array(z.string()).min(1),
    /** How the result of a subject is told where it is no certificate of that name: “was given a planting area code”. */
    obtained: z.record(z.string(), worded).optional(),
    steps: z.array(step).min(1),
    /** What is due once the result is there. */
    later: z.array(laterStep),
    source: z.string().min(1),
    confidence: told.confidence,
  })
  .refine(({ steps, body }) => body !== undefined || steps.every((one) => one.who !== 'body'), {
    message: 'a step is done by a body that the track does not name',
  })

const shape = z.object({ source: z.string().min(1), tracks: z.array(track).min(1) })

export const TRACKS = shape.parse(tracksFile).tracks
export type Track = (typeof TRACKS)[number]
export type LaterStep = Track['later'][number]

const bySubject = new Map(TRACKS.flatMap((track) => track.subjects.map((code) => [code, track] as const)))

/** The track of a subject; each one that is offered has one. */
export const trackOf = (subjectCode: string): Track | undefined => bySubject.get(subjectCode)

/** The document that work on a subject ends in, by its name there; undefined where it ends in none. */
export function documentOf(subjectCode: string) {
  const document = trackOf(subjectCode)?.document
  return document && { ...document, name: document.names[subjectCode] ?? document.name }
}
export type AskedDocument = NonNullable<ReturnType<typeof documentOf>>

/** The tracks of some subjects, each once, in their order. */
export const tracksOf = (subjectCodes: readonly string[]): Track[] => [
  ...new Set(subjectCodes.flatMap((code) => trackOf(code) ?? [])),
]
