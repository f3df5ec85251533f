import { COMPARED_WITH, hasEnded } from '~/domain/directory/lifecycle'
import type { Paper } from '~/domain/directory/papers.server'
import { comparedText, comparedWithText } from '~/i18n/directory-terms'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Fieldset, type FormField, HiddenField, SelectField } from '~/ui'

type Row = Record<'credentialId' | 'comparedWith', FormField>

/**
 * What each credential was compared with; left open, it stays as recorded. Called, not rendered: the summary of errors finds the
 * labels inside.
 */
export const comparisonFields = (rows: readonly Row[], papers: readonly Paper[], today: string) => (
  <Fieldset legend={m.check_compare_legend()} hint={m.check_compare_hint()}>
    {rows.map(({ credentialId, comparedWith }) => {
      const paper = papers.find(({ id }) => id === credentialId.initialValue)
      if (!paper) return null
      return [
        <HiddenField key={credentialId.name} field={credentialId} />,
        <SelectField
          key={comparedWith.name}
          field={comparedWith}
          label={paper.name}
          hint={<Known paper={paper} today={today} />}
          placeholder={paper.comparedAt ? m.check_compare_keep() : m.check_compare_not()}
          options={[
            ...COMPARED_WITH.filter((value) => value !== 'file' || paper.file).map((value) => ({
              value,
              label: comparedWithText[value](),
            })),
            ...(paper.comparedAt ? [{ value: 'none', label: m.check_compare_undo() }] : []),
          ]}
        />,
      ]
    })}
  </Fieldset>
)

/** The paper that was handed in, whether it has ended, and what is recorded of it. */
const Known = ({ paper, today }: { paper: Paper; today: string }) => (
  <>
    {paper.file ? <a href={`/files/${paper.file.id}`}>{paper.file.name}</a> : m.check_compare_no_file()}
    {paper.validUntil && hasEnded(paper.validUntil, today)
      ? ` ${m.check_compare_ended({ day: formatDay(paper.validUntil) })}`
      : null}
    {paper.comparedAt ? ` ${comparedText(paper)}` : null}
    {paper.comparedBy === null ? null : ` ${m.check_compare_by({ name: personName(paper.comparedBy) })}`}
  </>
)
