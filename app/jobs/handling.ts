import type { z } from 'zod'

/** Does one job of a kind, again if need be: a handler reloads its row, so that doing a job twice does no harm. */
type One<P> = (payload: P) => Promise<void>
/** Does jobs of a kind that are due at the same time together: those for which `by` is the same, each payload once. */
type Together<P> = { by: (payload: P) => string; together: (payloads: readonly P[]) => Promise<void> }

export type Handler<P> = One<P> | Together<P>

/** A handler for each kind of job of a domain's `jobs.ts`. */
export type HandlersOf<Shapes extends Record<string, z.ZodType>> = {
  readonly [K in keyof Shapes]: Handler<z.infer<Shapes[K]>>
}

/** A command as a handler: what it throws fails the job. */
export const atOnce =
  <P>(command: (payload: P) => void): One<P> =>
  (payload) =>
    Promise.resolve().then(() => command(payload))
