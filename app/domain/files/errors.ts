export type FileError = 'file.missing' | 'file.too_large' | 'file.wrong_kind' | 'file.storage_failed'
