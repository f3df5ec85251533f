import { integer, text } from 'drizzle-orm/sqlite-core'
import type { Day } from '../app/domain/days'
import { newId } from './ids'
import { now } from './clock'

/** Primary key: a random UUID. A form that creates a row brings the id with it, so that a replayed form is one row. */
export const id = () => text().primaryKey().$defaultFn(newId)

/** A moment, stored as milliseconds since 1970 UTC, read as Date. */
export const moment = () => integer({ mode: 'timestamp_ms' })
export const createdAt = () => moment().notNull().$defaultFn(now)

/** A calendar day without time, `yyyy-MM-dd`. */
export const day = () => text().$type<Day>()

export const flag = () => integer({ mode: 'boolean' })

/** A JSON array or object; the type says its shape. */
export const json = <T>() => text({ mode: 'json' }).$type<T>()
