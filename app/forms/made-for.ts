/** Every form of somebody signed in carries for whom its page was made: another account's text never lands in this one's records. */
export const MADE_FOR = 'madeFor'

/** A person in one of their workspaces. */
export const madeForOf = ({ userId, organisationId }: { userId: string; organisationId: string | null }) =>
  `${userId}.${organisationId ?? ''}`
