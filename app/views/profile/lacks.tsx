import type { ReactNode } from 'react'
import type { Lacks } from '~/domain/directory/completeness'
import { endedPapersText } from '~/i18n/directory-terms'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Notice } from '~/ui/feedback'

/** What an officer would look for in a profile and does not find; `children`: what that means for the reader. */
export function LacksNotice({ lacks, title, children }: { lacks: Lacks; title: string; children: ReactNode }) {
  const said = [
    lacks.credentials ? m.profile_lacks_credentials() : null,
    lacks.files > 0 ? m.profile_lacks_files({ count: formatNumber(lacks.files) }) : null,
    lacks.ended.length > 0 ? endedPapersText(lacks.ended) : null,
    lacks.phone ? m.profile_lacks_phone() : null,
    lacks.taxCode ? m.profile_lacks_tax_code() : null,
  ].filter((one) => one !== null)
  if (said.length === 0) return null
  return (
    <Notice tone="due" title={title}>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
      <p>{children}</p>
    </Notice>
  )
}
