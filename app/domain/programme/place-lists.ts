import type { RecordList } from './figures'

/** What the page of a commune or a subject counts of each row, in this order; every number is the length of its list. */
export const PLACE_LISTS = ['needs', 'unmet', 'running', 'completed', 'certified'] as const satisfies RecordList[]
export type PlaceList = (typeof PLACE_LISTS)[number]
export type PlaceRow = Record<PlaceList, number> & { code: string }
