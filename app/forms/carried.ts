/** Every form of somebody signed in carries for whom its page was made: another account's text never lands in this one's records. */
export const MADE_FOR = 'madeFor'

/** A person in one of their workspaces. */
export const madeForOf = ({ userId, organisationId }: { userId: string; organisationId: string | null }) =>
  `${userId}.${organisationId ?? ''}`

/** The person of such a mark, if it is one. */
export const userOf = (madeFor: FormDataEntryValue | null | undefined): string | null =>
  typeof madeFor === 'string' ? (madeFor.split('.')[0] ?? null) : null

/** In an address that a form is posted to: what was typed is only to be shown again, not to be carried out. */
const ONLY_SHOWN = 'typed'

export const isOnlyShown = (address: string) => new URL(address).searchParams.has(ONLY_SHOWN)

/** The path of a page, with its query, to post a form to that is only to be shown again. */
export const onlyShown = (path: string) => `${path}${path.includes('?') ? '&' : '?'}${ONLY_SHOWN}=1`

/** Such a path without that mark: where the form goes when it is meant. */
export function withoutOnlyShown(path: string): string {
  const [page = '', query = ''] = path.split('?')
  const rest = new URLSearchParams(query)
  if (!rest.has(ONLY_SHOWN)) return path
  rest.delete(ONLY_SHOWN)
  return rest.size > 0 ? `${page}?${rest}` : page
}

/** An edit form carries a mark of what it began with (`edit.server.ts`), a decision's form one of what was read. */
export const READ_AS = 'readAs'
