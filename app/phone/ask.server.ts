import type { z } from 'zod'
import { PhoneUnavailable } from './errors'

/** Milliseconds: whatever the service does, the next message's turn comes. */
const PATIENCE = 10_000

/**
 * Posts to a service and gives its answer in JSON, whatever its status. Throws `PhoneUnavailable` where there is none of that shape;
 * the reason repeats nothing that was sent or answered.
 */
export async function ask<S extends z.ZodType>(
  service: string,
  url: string,
  { headers, body }: { headers: Record<string, string>; body: string },
  shape: S,
): Promise<z.infer<S>> {
  const answer = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(PATIENCE) }).catch(
    (error: unknown) => {
      throw new PhoneUnavailable(`${service}: ${error instanceof Error ? error.name : 'no answer'}`)
    },
  )
  const read = shape.safeParse(await answer.json().catch(() => undefined))
  if (!read.success) throw new PhoneUnavailable(`${service}: HTTP ${answer.status}`)
  return read.data
}
