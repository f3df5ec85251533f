export type ExportingError = 'exporting.too_many'
