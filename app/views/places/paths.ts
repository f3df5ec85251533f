import { UNKNOWN } from '~/domain/programme/scope'

/** The page of one subject or commune; undefined for the row of what names none. */
export const placePath = (by: 'subject' | 'commune', code: string, year?: number): string | undefined =>
  code === UNKNOWN
    ? undefined
    : `/department/${by === 'subject' ? 'subjects' : 'communes'}/${code}${year ? `?year=${year}` : ''}`

export const enterprisePath = (organisationId: string) => `/department/enterprises/${organisationId}`
