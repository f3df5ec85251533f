/** Why a file is not taken; its words stand in `i18n/error-text.ts`. */
export const FILE_ERRORS = [
  'file.missing',
  'file.empty',
  'file.too_large',
  'file.too_many_bytes',
  'file.too_many',
  'file.no_room',
  'file.wrong_kind',
  'file.heic',
  'file.office',
  'file.locked',
  'file.cut_off',
  'file.broken',
  'file.too_many_pixels',
  'file.infected',
  'file.unchecked',
  'file.gone',
  'file.storage_failed',
] as const
export type FileError = (typeof FILE_ERRORS)[number]
