import type { VerifiedResults } from '~/domain/measures/verified-results.server'
import type { replyRecord } from '~/domain/matching/reply-history.server'
import { formatDay, formatNumber } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { Figure, Figures, Section } from '~/ui'
import { gainText, lastingText, levelText } from '../measures/measure-terms'

const gainSaid = ({ indicator, subject, ...measured }: VerifiedResults['gains'][number]) =>
  m.consultant_result_gain({
    subject: subject?.shortVi ?? '',
    name: inWords(indicator.name),
    gain: inSentence(gainText(measured)),
    day: formatDay(measured.after.measuredOn),
    level: inSentence(levelText[measured.level]()),
  })

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
        {gains.map((measured) => (
          <li key={measured.id}>{[gainSaid(measured), lastingText(measured)].filter(Boolean).join('. ')}</li>
        ))}
      </ul>
      <p className="hint">
        {m.consultant_results_hint()} {gains.length > 0 ? m.consultant_results_measured() : null}
      </p>
    </Section>
  )

type RecordProps = { verified: number; replies: ReturnType<typeof replyRecord> }

/** In figures: results that a department verified, and invitations answered in time. */
export const Record = ({ verified, replies }: RecordProps) =>
  verified === 0 && !replies ? null : (
    <Figures>
      {verified > 0 ? <Figure value={formatNumber(verified)} label={m.consultant_results()} /> : null}
      {replies ? (
        <Figure
          value={m.consultant_replies_value({
            inTime: formatNumber(replies.inTime),
            counted: formatNumber(replies.counted),
          })}
          label={m.consultant_replies()}
          note={repliesNote(replies.days)}
        />
      ) : null}
    </Figures>
  )

function repliesNote(days: number | null): string {
  if (days === null) return m.consultant_replies_note()
  return days === 0
    ? m.consultant_replies_note_same_day()
    : m.consultant_replies_note_days({ days: formatNumber(days) })
}
