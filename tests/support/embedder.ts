import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fold } from '~/language/fold'

/** How the fake embedder behaves: as it should, not at all, or wrongly. */
export type Mood = 'well' | 'silent' | 'error' | 'garbage' | 'refuses'

export type FakeEmbedder = {
  /** What EMBEDDER_URL is set to. */
  url: string
  mood: Mood
  /** Texts that it refuses although it is well. */
  refused: RegExp | undefined
  /** Requests so far, with their number of texts. */
  requests: number[]
  authorization: string | undefined
  stop(): Promise<void>
}

/**
 * An OpenAI-compatible embedding server that knows some meanings: a text's vector has one number for each class of words,
 * whichever of them is said, and a last one that all texts share.
 */
export async function startEmbedder(classes: readonly (readonly string[])[]): Promise<FakeEmbedder> {
  const vectorOf = (text: string) => {
    const folded = fold(text)
    return [...classes.map((words) => (words.some((word) => folded.includes(fold(word))) ? 1 : 0)), 0.1]
  }
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { input } = JSON.parse(body) as { input: string[] }
      fake.requests.push(input.length)
      fake.authorization = request.headers.authorization
      if (fake.mood === 'silent') return
      if (fake.mood === 'error') return response.writeHead(500).end('out of memory')
      if (fake.mood === 'garbage') return response.end('{"data": [{"index": 0, "embed')
      if (fake.mood === 'refuses' || input.some((text) => fake.refused?.test(text)))
        return response.writeHead(400).end()
      const data = input.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text) }))
      return response.end(JSON.stringify({ object: 'list', data: data.reverse() }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeEmbedder = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    mood: 'well',
    refused: undefined,
    requests: [],
    authorization: undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return fake
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
