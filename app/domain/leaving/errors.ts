export type LeavingError = 'leaving.hindered'
