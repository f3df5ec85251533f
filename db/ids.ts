import { createHash, randomUUID } from 'node:crypto'

let seed: string | undefined
let count = 0

/** A new random UUID; inside `withIdsFrom` the same sequence at every run. */
export function newId(): string {
  if (seed === undefined) return randomUUID()
  count += 1
  return idFrom(`${seed}:${count}`)
}

/** A UUID (version 8, RFC 9562) that is always the same for the same text. */
export function idFrom(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** Runs `work` with ids that follow from `text`: the demo province is the same on every machine. */
export function withIdsFrom<T>(text: string, work: () => T extends PromiseLike<unknown> ? never : T): T {
  const before = { seed, count }
  seed = text
  count = 0
  try {
    return work()
  } finally {
    ;({ seed, count } = before)
  }
}
