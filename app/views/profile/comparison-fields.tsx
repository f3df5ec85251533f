import { COMPARED_WITH } from '~/domain/directory/lifecycle'
import type { Paper } from '~/domain/directory/papers.server'
import { comparedText, comparedWithText } from '~/i18n/directory-terms'
import * as m from '~/i18n/paraglide/messages'
import { Fieldset, type FormField, HiddenField, SelectField } from '~/ui'

type Row = Record<'credentialId' | 'comparedWith', FormField>

/**
 * What each credential was compared with; left open, it stays as recorded. Called, not rendered: the summary of errors finds the
 * labels inside.
 */
export const comparisonFields = (rows: readonly Row[], papers: readonly Paper[]) => (
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
          hint={<Known paper={paper} />}
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

/** The paper that was handed in, and what is recorded of it. */
const Known = ({ paper }: { paper: Paper }) => (
  <>
    {paper.file ? <a href={`/files/${paper.file.id}`}>{paper.file.name}</a> : m.check_compare_no_file()}
    {paper.comparedAt ? ` ${comparedText(paper)}` : null}
    {paper.comparedBy ? ` ${m.check_compare_by({ name: paper.comparedBy })}` : null}
  </>
)
