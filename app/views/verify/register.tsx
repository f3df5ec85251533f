import { Link } from '@remix-run/react'
import type { RegisterRow, RegisterSearch } from '~/domain/measures/public-register.server'
import { formatDay } from '~/i18n/format'
import { inSentence } from '~/i18n/in-sentence'
import * as m from '~/i18n/paraglide/messages'
import { localName, subjectLabel } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { Button, DataTable, PlainForm } from '~/ui'
import { gainText, lastingText } from '../measures/measure-terms'

type Shown = Omit<RegisterRow, 'reportedAt' | 'decidedAt' | 'isNamed'>

/** What came of the work: a certificate of a subject, a document, or how much better an indicator became. */
export function resultText({ subject, measured, document }: Pick<Shown, 'subject' | 'measured' | 'document'>): string {
  const name = subject ? subjectLabel(subject) : ''
  if (document) return m.register_document({ subject: name, name: inSentence(inWords(document.name)) })
  if (!measured) return m.register_certificate({ subject: name })
  const { indicator, ...gain } = measured
  return m.register_measure({ subject: name, name: inWords(indicator.name), gain: inSentence(gainText(gain)) })
}

/** How long it stands: a certificate's last day, or the day of a document or on which a gain was measured. */
const standsText = ({ expiresOn, measured, document }: Shown): string => {
  if (measured) {
    const day = m.register_measured_on({ day: formatDay(measured.after.measuredOn) })
    const lasting = lastingText(measured)
    return lasting ? `${day}. ${lasting}` : day
  }
  if (document) return m.register_dated({ day: formatDay(document.datedOn) })
  return expiresOn ? m.register_until({ day: formatDay(expiresOn) }) : m.register_no_end()
}

export const RegisterTable = ({ rows, caption }: { rows: readonly Shown[]; caption: string }) => (
  <DataTable
    caption={caption}
    rows={rows}
    rowKey={({ id }) => id}
    empty={m.register_none()}
    columns={[
      { header: m.register_enterprise(), cell: ({ enterprise }) => enterprise },
      { header: m.register_result(), cell: resultText },
      { header: m.register_commune(), cell: ({ commune }) => commune && localName(commune) },
      { header: m.register_verified_on(), cell: ({ verifiedOn }) => verifiedOn && formatDay(verifiedOn) },
      {
        header: m.register_stands(),
        cell: (row) => (
          <>
            {standsText(row)}
            {row.checkCode ? (
              <>
                {'. '}
                <Link to={`/verify/${row.checkCode}`} aria-label={m.register_look_up_of({ name: row.enterprise })}>
                  {m.register_look_up()}
                </Link>
              </>
            ) : null}
          </>
        ),
      },
    ]}
  />
)

type Options = readonly { value: string; label: string }[]
type SearchProps = { search: RegisterSearch; subjects: Options; communes: Options; years: Options }

/** Asks by the address: what was chosen can be shared, and works without scripts. */
export const RegisterSearchForm = ({ search, subjects, communes, years }: SearchProps) => (
  <PlainForm method="get" action="/results">
    <div className="register-search">
      <div className="field">
        <label className="field-label" htmlFor="name">
          {m.register_name()}
        </label>
        <p className="hint" id="name-hint">
          {m.register_name_hint()}
        </p>
        <input className="input" id="name" name="name" defaultValue={search.name} aria-describedby="name-hint" />
      </div>
      <div className="register-choices">
        <Choice
          name="subject"
          label={m.register_subject()}
          all={m.register_all_subjects()}
          options={subjects}
          chosen={search.subject}
        />
        <Choice
          name="commune"
          label={m.register_commune()}
          all={m.register_all_communes()}
          options={communes}
          chosen={search.commune}
        />
        <Choice
          name="year"
          label={m.register_year()}
          all={m.register_all_years()}
          options={years}
          chosen={search.year}
        />
      </div>
      <div>
        <Button variant="secondary">{m.register_search()}</Button>
      </div>
    </div>
  </PlainForm>
)

type ChoiceProps = { name: string; label: string; all: string; options: Options; chosen: string }

const Choice = ({ name, label, all, options, chosen }: ChoiceProps) => (
  <div className="field">
    <label className="field-label" htmlFor={name}>
      {label}
    </label>
    <select id={name} name={name} className="input select" defaultValue={chosen}>
      <option value="">{all}</option>
      {options.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>
  </div>
)
