import { z } from 'zod'
import editionsFile from './data/editions.json'
import { told, worded } from './province'

/** Editions of standards that take the place of others, checked for shape. */
const edition = z.object({
  subject: z.string(),
  /** As papers name the new edition. */
  year: z.string(),
  /** Only a published one is told to who holds an older one; of an expected one its page speaks. */
  state: z.enum(['published', 'expected']),
  /** From when it is told; of a published one. */
  from: z.iso.date().optional(),
  text: worded,
  source: z.string().min(1),
  confidence: told.confidence,
})
const shape = z.object({ source: z.string().min(1), editions: z.array(edition) })

export const EDITIONS = shape.parse(editionsFile).editions
export type Edition = (typeof EDITIONS)[number]

/** The edition that takes the place of the one that a paper of a subject names; undefined where it names the new one. */
export const newerEditionOf = (paper: { subjectCode: string; edition: string; scheme: string }): Edition | undefined =>
  EDITIONS.find(
    ({ subject, year }) => subject === paper.subjectCode && !`${paper.scheme} ${paper.edition}`.includes(year),
  )
