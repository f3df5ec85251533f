import type { Worded } from '~/vocabulary/province'
import { getLocale } from './paraglide/runtime'

/** A text of a province's files in the reader's language. */
export const inWords = ({ vi, en }: Worded) => (getLocale() === 'en' ? en : vi)
