import type { FieldMetadata } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { CheckboxGroup } from '~/ui/choices'
import { Notice } from '~/ui/feedback'
import { Details } from '~/ui/layout'

export type SubjectChoice = { code: string; label: string; group: string }

/**
 * Subjects understood from a text, each with the words that led to it, and the whole list behind a disclosure. Says so where
 * nothing of ours was understood.
 */
export function SubjectChooser({
  suggested,
  chosen,
  suggestions,
  subjects,
}: {
  suggested: FieldMetadata<string[]>
  chosen: FieldMetadata<string[]>
  suggestions: { code: string; label: string; because: string[] }[]
  subjects: SubjectChoice[]
}) {
  const offered = new Set(suggestions.map((suggestion) => suggestion.code))
  return (
    <>
      {suggestions.length === 0 ? (
        <Notice tone="info" title={m.need_out_of_scope_title()}>
          {m.need_out_of_scope()}
        </Notice>
      ) : null}
      {suggestions.length > 0 ? (
        <CheckboxGroup
          field={suggested}
          legend={m.need_subjects_legend()}
          hint={m.need_subjects_hint()}
          options={suggestions.map(({ code, label, because }) => ({
            value: code,
            label,
            hint: because.length > 0 ? m.need_subject_because({ words: because.join('”, “') }) : undefined,
          }))}
        />
      ) : null}
      <Details
        summary={suggestions.length > 0 ? m.need_subjects_other() : m.need_subjects_all()}
        open={suggestions.length === 0}
      >
        <CheckboxGroup
          field={chosen}
          legend={m.need_subjects_list_legend()}
          filter
          columns={2}
          options={subjects
            .filter((subject) => !offered.has(subject.code))
            .map(({ code, label, group }) => ({ value: code, label, group }))}
        />
      </Details>
    </>
  )
}
