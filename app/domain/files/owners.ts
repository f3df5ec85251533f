/**
 * What a stored file can belong to. Each kind has one policy of who may read its files, beside its domain and listed in
 * `app/file-access.server.ts`; a kind without one does not compile.
 */
export const FILE_OWNERS = ['certificate', 'credential'] as const
export type FileOwner = (typeof FILE_OWNERS)[number]
