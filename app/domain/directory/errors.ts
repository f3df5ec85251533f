export type DirectoryError = 'profile.incomplete' | 'profile.check_end_past' | 'profile.no_file'
