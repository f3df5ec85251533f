import type { VerifiedResults } from '~/domain/measures/verified-results.server'
import { formatDay, formatNumber } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { Section } from '~/ui'
import { gainText } from '../measures/measure-terms'

/** What the department verified of a consultant's work: certificates and documents by subject, and gains; nothing where there is none. */
export const VerifiedResultsSection = ({ results: { papers, documents, gains } }: { results: VerifiedResults }) =>
  papers.length + documents.length + gains.length === 0 ? null : (
    <Section title={m.consultant_results_title()}>
      <ul>
        {papers.map(({ subject, count, lastOn }) => (
          <li key={subject?.code}>
            {m.consultant_result_papers({
              subject: subject ? subjectLabel(subject) : '',
              count: formatNumber(count),
              day: formatDay(lastOn),
            })}
          </li>
        ))}
        {documents.map(({ subject, name, count, lastOn }) => (
          <li key={subject?.code}>
            {m.consultant_result_documents({
              subject: subject?.shortVi ?? '',
              name: inSentence(inWords(name)),
              count: formatNumber(count),
              day: formatDay(lastOn),
            })}
          </li>
        ))}
        {gains.map(({ id, indicator, subject, ...measured }) => (
          <li key={id}>
            {m.consultant_result_gain({
              subject: subject?.shortVi ?? '',
              name: inWords(indicator.name),
              gain: inSentence(gainText(measured)),
              day: formatDay(measured.after.measuredOn),
            })}
          </li>
        ))}
      </ul>
      <p className="hint">
        {m.consultant_results_hint()} {gains.length > 0 ? m.consultant_results_measured() : null}
      </p>
    </Section>
  )
