/**
 * What a stored file can belong to. Each kind has one policy of who may read its files, beside its domain and listed in
 * `app/file-access.server.ts`; a kind without one does not compile.
 */
export const FILE_OWNERS = [
  'certificate',
  'measure',
  'document',
  'credential',
  'need',
  'assisted',
  'proposal',
  'delivery',
  'diary',
  'message',
  'agreement',
  'person',
] as const
export type FileOwner = (typeof FILE_OWNERS)[number]

/** What a person's form brought and no record holds yet is theirs alone (`receive-file.server.ts`). */
export const isOwnFile = (actor: { userId: string }, ownerId: string): boolean => actor.userId === ownerId
