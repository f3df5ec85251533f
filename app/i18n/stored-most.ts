import { MAX_ORGANISATION_BYTES, MAX_ORGANISATION_FILES } from '~/domain/files/kinds'
import { formatNumber } from './format'

/** How much an organisation may store. */
export const storedMost = () => ({
  files: formatNumber(MAX_ORGANISATION_FILES),
  gigabytes: formatNumber(MAX_ORGANISATION_BYTES / 1024 ** 3),
})
