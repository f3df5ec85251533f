import * as m from '~/i18n/paraglide/messages'
import { Meta, Section } from '~/ui/layout'
import { ResultCard, ResultList } from '~/ui/results'

export type SimilarItem = { id: string; name: string; kind: string; place: string; why: string }

/** Consultants like the one on the page; nothing where there is none. */
export function SimilarConsultants({ consultants }: { consultants: SimilarItem[] }) {
  if (consultants.length === 0) return null
  return (
    <Section title={m.consultant_similar_title()}>
      <ResultList>
        {consultants.map(({ id, name, kind, place, why }) => (
          <ResultCard key={id} title={name} to={`/consultants/${id}`} meta={<Meta items={[kind, place]} />}>
            <p>{why}</p>
          </ResultCard>
        ))}
      </ResultList>
    </Section>
  )
}
