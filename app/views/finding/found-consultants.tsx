import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Tag } from '~/ui/feedback'
import { Meta } from '~/ui/layout'
import { Marked, Reasons, ResultCard, ResultList } from '~/ui/results'

export type FoundItem = {
  id: string
  name: string
  kind: string
  place: string
  years: string
  feeNote: string
  headline: string
  excerpt: string
  subjects: string[]
  moreSubjects: number
  certifiesOnly: boolean
  busy: boolean
  verifiedOutcomes: number
  /** Which of the words and filters asked for are met, in words. */
  reasons: string[]
}

/** Found consultants, each in a few lines: who, what they do with the matching words marked, and why they stand here. */
export function FoundConsultants({ items }: { items: readonly FoundItem[] }) {
  return (
    <ResultList>
      {items.map((item) => (
        <ResultCard
          key={item.id}
          title={<Marked text={item.name} />}
          to={`/consultants/${item.id}`}
          meta={
            <Meta items={[item.kind, item.place, item.years, item.feeNote && m.search_fee({ fee: item.feeNote })]} />
          }
          tags={<FoundTags item={item} />}
        >
          {item.headline ? (
            <p>
              <Marked text={item.headline} />
            </p>
          ) : null}
          {item.excerpt ? (
            <p>
              <Marked text={item.excerpt} />
            </p>
          ) : null}
          <FoundSubjects item={item} />
          <Reasons reasons={item.reasons} missing={[]} />
          {item.reasons.length === 0 && item.verifiedOutcomes > 0 ? (
            <p>{m.search_results_verified({ count: formatNumber(item.verifiedOutcomes) })}</p>
          ) : null}
        </ResultCard>
      ))}
    </ResultList>
  )
}

function FoundTags({ item }: { item: FoundItem }) {
  return (
    <>
      <Tag tone="ok">{m.search_introduced()}</Tag>
      {item.certifiesOnly ? <Tag tone="info">{m.search_certifies_only()}</Tag> : null}
      {item.busy ? <Tag tone="neutral">{m.search_busy()}</Tag> : null}
    </>
  )
}

function FoundSubjects({ item: { subjects, moreSubjects } }: { item: FoundItem }) {
  if (subjects.length === 0) return null
  return (
    <ul className="found-subjects" aria-label={m.search_services()}>
      {subjects.map((subject) => (
        <li key={subject}>
          <Marked text={subject} />
        </li>
      ))}
      {moreSubjects > 0 ? <li>{m.search_services_more({ count: formatNumber(moreSubjects) })}</li> : null}
    </ul>
  )
}
