import { z } from 'zod'
import { readSettings, type Settings } from '~/settings.server'

/** The embedder is away, too slow, or answers what cannot be used; later may be otherwise. */
export class EmbedderAway extends Error {
  constructor(reason: string) {
    super(`the embedder is away: ${reason}`)
    this.name = 'EmbedderAway'
  }
}

/** The embedder will not take these texts, today or tomorrow. */
export class EmbedderRefused extends Error {
  constructor(status: number) {
    super(`the embedder refused: status ${status}`)
    this.name = 'EmbedderRefused'
  }
}

export type Vector = readonly number[]

export type Embedder = {
  /** Where it is and which model: vectors of two embedders cannot be compared. */
  name: string
  /** One vector for each text, in their order and all of one length. Throws `EmbedderAway` or `EmbedderRefused`. */
  vectorsOf: (texts: readonly string[], signal: AbortSignal) => Promise<Vector[]>
}

const answer = z.object({
  data: z.array(z.object({ index: z.number().int().nonnegative(), embedding: z.array(z.number()).min(1) })),
})

/** Not taken today, perhaps tomorrow: a key that is not known yet, a model that is being fetched, too many requests. */
const MAY_CHANGE = [401, 403, 404, 408, 425, 429]

let current: { settings: string; embedder: Embedder } | undefined

/** The embedder that the environment names at this moment; undefined: meaning search is off. */
export function configuredEmbedder(): Embedder | undefined {
  if (!process.env.EMBEDDER_URL) return undefined
  const { embedder } = readSettings()
  if (!embedder) return undefined
  const settings = JSON.stringify(embedder)
  if (current?.settings !== settings) current = { settings, embedder: openAiCompatible(embedder) }
  return current.embedder
}

/** The `/embeddings` of OpenAI's interface, which most embedding servers speak. */
function openAiCompatible({ url, key, model }: NonNullable<Settings['embedder']>): Embedder {
  const headers = { 'content-type': 'application/json', ...(key && { authorization: `Bearer ${key}` }) }
  return {
    name: `${url} ${model}`,
    async vectorsOf(texts, signal) {
      const body = JSON.stringify({ model, input: texts })
      return inOrder(await posted(`${url}/embeddings`, { headers, body, signal }), texts.length)
    },
  }
}

async function posted(address: string, request: RequestInit): Promise<unknown> {
  const response = await fetch(address, { ...request, method: 'POST', redirect: 'error' }).catch((error: unknown) => {
    throw new EmbedderAway(reasonOf(error))
  })
  if (!response.ok) {
    await response.body?.cancel()
    const isForGood = response.status < 500 && !MAY_CHANGE.includes(response.status)
    throw isForGood ? new EmbedderRefused(response.status) : new EmbedderAway(`status ${response.status}`)
  }
  return response.json().catch((error: unknown) => {
    throw new EmbedderAway(reasonOf(error))
  })
}

function inOrder(body: unknown, wanted: number): Vector[] {
  const read = answer.safeParse(body)
  if (!read.success) throw new EmbedderAway('no embeddings in the answer')
  const sorted = [...read.data.data].sort((a, b) => a.index - b.index)
  const length = sorted[0]?.embedding.length
  const isWhole =
    sorted.length === wanted && sorted.every((one, i) => one.index === i && one.embedding.length === length)
  if (!isWhole) throw new EmbedderAway('not one embedding of one length for each text')
  return sorted.map(({ embedding }) => embedding)
}

const reasonOf = (error: unknown) => {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
