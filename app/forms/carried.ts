/** Every form of somebody signed in carries for whom its page was made: another account's text never lands in this one's records. */
export const MADE_FOR = 'madeFor'

/** A person in one of their workspaces. */
export const madeForOf = ({ userId, organisationId }: { userId: string; organisationId: string | null }) =>
  `${userId}.${organisationId ?? ''}`

/** An edit form carries a mark of what it began with (`edit.server.ts`). */
export const READ_AS = 'readAs'
