import type { Role } from '~/domain/accounts/lifecycle'
import type { StrangersRecord } from './records'

export type Fields = Record<string, string>
export type Ids = (record: StrangersRecord) => Record<string, string>

/** Who a route file is for. What it does not name, nobody may do. */
export type Guard = {
  /** Roles that may open the page; `everyone` needs no account. */
  opens: readonly Role[] | 'everyone'
  /** Roles that may post to it. */
  posts?: readonly Role[] | 'everyone'
  /** Forms that would do something, if the record were one's own. */
  forms?: readonly Fields[]
  /** What it changes is the person's own, not their organisation's: those who may only look there post it too. */
  personal?: boolean
  /** The ids in the address, where the page is about one record. */
  ids?: Ids
}

export const both = (...roles: Role[]) => ({ opens: roles, posts: roles })
export const everyone = { opens: 'everyone', posts: 'everyone' } as const
