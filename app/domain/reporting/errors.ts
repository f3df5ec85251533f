export type ReportingError = 'reporting.second_officer' | 'reporting.too_early' | 'reporting.figures_moved'
