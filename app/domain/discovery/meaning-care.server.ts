import { createHash } from 'node:crypto'
import { db } from '~db/connection'
import { profiles } from '~db/schema'
import { configuredEmbedder, type Embedder, EmbedderRefused } from '~search/meaning/embedder'
import {
  canKeepVectors,
  countVectors,
  type ProfileVector,
  putVectors,
  removeVectors,
  vectorsKept,
} from '~search/meaning/vectors'
import { profileIsPublic } from '../directory/queries.server'
import { consultantDocuments, type ConsultantDocument } from './consultants-index.server'

/** Texts that the embedder gets at once, and how long it may take: one without a graphics card may need a second each. */
const AT_ONCE = 32
const EMBED_TIMEOUT = 60_000
/** Letters; some two thousand tokens of Vietnamese. */
const LONGEST_TEXT = 4_000

/** Whether profiles get vectors at all. */
export const meaningIsOn = () => configuredEmbedder() !== undefined && canKeepVectors()

/** A profile whose vector is to be made of this version of it, or removed. */
type Due = { id: string; of: string | null }

/**
 * Brings the vectors to what SQL says of profiles, one batch with each call; true: there may be more to do. It stands
 * apart from the profiles' own index, which never waits for an embedder. Throws `EmbedderAway`, `SearchUnavailable` or
 * `SearchTaskFailed`; the next call goes on where this one ended.
 */
export function meaningCare(): () => Promise<boolean> {
  let kept = new Map<string, unknown>()
  let due: Due[] = []
  return async () => {
    const embedder = configuredEmbedder()
    if (!embedder || !canKeepVectors()) return false
    if (due.length === 0) {
      if (kept.size !== (await countVectors())) kept = await vectorsKept()
      due = differences(kept, versions(embedder))
    }
    const batch = due.slice(0, AT_ONCE)
    if (batch.length === 0) return false
    await bring(embedder, batch)
    for (const { id, of } of batch) {
      if (of === null) kept.delete(id)
      else kept.set(id, of)
    }
    due = due.slice(batch.length)
    return true
  }
}

/** The version of each findable profile, and the embedder, as the vectors carry it. */
function versions({ name }: Embedder): Map<string, string> {
  const by = createHash('sha256').update(name).digest('base64url').slice(0, 12)
  const rows = db
    .select({ id: profiles.id, updatedAt: profiles.updatedAt })
    .from(profiles)
    .where(profileIsPublic())
    .all()
  return new Map(rows.map(({ id, updatedAt }) => [id, `${by} ${updatedAt.getTime()}`]))
}

function differences(kept: ReadonlyMap<string, unknown>, wanted: ReadonlyMap<string, string>): Due[] {
  const old = Array.from(wanted, ([id, of]) => ({ id, of })).filter(({ id, of }) => kept.get(id) !== of)
  const gone = [...kept.keys()].filter((id) => !wanted.has(id)).map((id) => ({ id, of: null }))
  return [...old, ...gone]
}

async function bring(embedder: Embedder, batch: readonly Due[]) {
  const made = await vectorsFor(embedder, consultantDocuments(batch.flatMap(({ id, of }) => (of === null ? [] : [id]))))
  await putVectors(
    batch.flatMap(({ id, of }): ProfileVector[] => {
      const vector = made.get(id)
      return of === null || vector === undefined ? [] : [{ id, of, vector }]
    }),
  )
  await removeVectors(batch.flatMap(({ id, of }) => (of === null ? [id] : [])))
}

type Vectors = Map<string, ProfileVector['vector']>

/** The documents' vectors; null for a text that the embedder refuses while it takes others. */
async function vectorsFor(embedder: Embedder, documents: readonly ConsultantDocument[]): Promise<Vectors> {
  if (documents.length === 0) return new Map()
  try {
    const vectors = await embedder.vectorsOf(documents.map(meaningText), AbortSignal.timeout(EMBED_TIMEOUT))
    return new Map(documents.map(({ id }, i) => [id, vectors[i]!]))
  } catch (error) {
    if (!(error instanceof EmbedderRefused)) throw error
    if (documents.length === 1) return new Map([[documents[0]!.id, null]])
    const halves = [documents.slice(0, documents.length / 2), documents.slice(documents.length / 2)]
    const [first, second] = [await vectorsFor(embedder, halves[0]!), await vectorsFor(embedder, halves[1]!)]
    return new Map([...first, ...second])
  }
}

function meaningText({ headline, introduction, subjectNames, services }: ConsultantDocument): string {
  const offered = subjectNames.map((name, i) => [name, services[i]].filter(Boolean).join(': '))
  return [headline, introduction, ...offered].filter(Boolean).join('\n').slice(0, LONGEST_TEXT)
}
