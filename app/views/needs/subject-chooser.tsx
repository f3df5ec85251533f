import type { FieldMetadata } from '@conform-to/react'
import type { Understanding } from '~/domain/suggestion/understand-need.server'
import * as m from '~/i18n/paraglide/messages'
import { CheckboxGroup } from '~/ui/choices'
import { Notice } from '~/ui/feedback'
import { Details } from '~/ui/layout'

export type SubjectChoice = { code: string; label: string; plain: string; group: string }

export type HowHeard = Understanding['heard']

/** Says what was not understood of a text, and what of it is not for this programme. Nothing where all is clear. */
export function HeardNotice({ heard, apart }: { heard: HowHeard; apart: readonly string[] }) {
  if (heard === 'others') {
    return (
      <Notice tone="info" title={m.need_out_of_scope_title()}>
        {m.need_out_of_scope()}
      </Notice>
    )
  }
  const notCovered = apart.length > 0 ? m.need_apart({ words: apart.join('”, “') }) : null
  return (
    <>
      {notCovered ? <p className="remark">{notCovered}</p> : null}
      {heard === 'vague' ? (
        <Notice tone="info" title={m.need_vague_title()}>
          {m.need_vague()}
        </Notice>
      ) : null}
    </>
  )
}

/** Subjects understood from a text, each with the words that led to it, and the whole list behind a disclosure. */
export function SubjectChooser({
  heard,
  suggested,
  chosen,
  suggestions,
  subjects,
}: {
  heard: HowHeard
  suggested: FieldMetadata<string[]>
  chosen: FieldMetadata<string[]>
  suggestions: { code: string; label: string; plain: string; because: string[] }[]
  subjects: SubjectChoice[]
}) {
  const offered = new Set(suggestions.map((suggestion) => suggestion.code))
  return (
    <>
      {suggestions.length > 0 ? (
        <CheckboxGroup
          field={suggested}
          legend={heard === 'vague' ? m.need_vague_subjects_legend() : m.need_subjects_legend()}
          hint={heard === 'vague' ? m.need_vague_subjects_hint() : m.need_subjects_hint()}
          options={suggestions.map(({ code, label, plain, because }) => ({
            value: code,
            label,
            hint: (
              <>
                {plain}
                {because.length > 0 ? (
                  <span className="because">{m.need_subject_because({ words: because.join('”, “') })}</span>
                ) : null}
              </>
            ),
          }))}
        />
      ) : null}
      <Details
        summary={suggestions.length > 0 ? m.need_subjects_other() : m.need_subjects_all()}
        open={suggestions.length === 0 && heard !== 'others'}
      >
        <CheckboxGroup
          field={chosen}
          legend={m.need_subjects_list_legend()}
          filter
          columns={2}
          options={subjects
            .filter((subject) => !offered.has(subject.code))
            .map(({ code, label, plain, group }) => ({ value: code, label, hint: plain, group }))}
        />
      </Details>
    </>
  )
}
