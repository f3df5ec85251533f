import { formatFileSize, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { storedMost } from '~/i18n/stored-most'

type Props = { stored: { files: number; bytes: number } }

/** How much the organisation has stored of what it may. */
export const StoredFiles = ({ stored: { files, bytes } }: Props) => (
  <p className="hint">
    {files === 0
      ? m.account_organisation_stored_none()
      : m.account_organisation_stored({ count: formatNumber(files), size: formatFileSize(bytes) })}{' '}
    {m.account_organisation_stored_most(storedMost())}
  </p>
)
