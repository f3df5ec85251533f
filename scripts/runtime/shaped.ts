import type { z } from 'zod'
import { OperatorError } from './faults'

/** What a file that somebody gave holds, in the shape it must have; `place` is the file, with a line where it has many. */
export function shaped<S extends z.ZodType>(place: string, shape: S, value: unknown): z.output<S> {
  const result = shape.safeParse(value)
  if (result.success) return result.data
  const [fault] = result.error.issues
  const where = fault!.path.map(String).join('.')
  throw new OperatorError(`${place}: ${where ? `${where}: ` : ''}${fault!.message}`)
}

/** At least one: nothing is measured, learned or shown by a file without any. */
export function some<T>(place: string, what: string, list: T[]): T[] {
  if (list.length === 0) throw new OperatorError(`${place} holds no ${what}.`)
  return list
}
