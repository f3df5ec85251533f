import type { Day } from '~/domain/days'
import * as m from '~/i18n/paraglide/messages'
import { formatDay, formatNumber } from '~/i18n/format'
import { Notice, Tag } from '~/ui/feedback'
import { ErrorSlot, errorsOf, type FormField, groupProps, startsChosen } from '~/ui/form-field'
import { Details, Meta } from '~/ui/layout'
import { Reasons, ResultCard, ResultList } from '~/ui/results'
import { PausedTag } from '../profile/paused'

export type MatchItem = {
  profileId: string
  name: string
  kind: string
  place: string
  headline: string
  feeNote: string
  /** When they joined the list, while that is news. */
  newOn: Day | null
  /** Nobody can invite them for now. */
  paused: { pausedUntil: Day | null } | null
  reasons: string[]
  missing: string[]
  /** What else is told beside their name. */
  facts?: string[]
}

/** As many as can be looked through on a phone; a newcomer may stand in the last of these places. */
const FIRST = 5

/** How consultants of a list are chosen: several, or one. */
type Choosing = { type: 'checkbox' | 'radio'; legend: () => string; label: () => string }
const INVITING: Choosing = { type: 'checkbox', legend: m.draft_choose_legend, label: m.draft_choose }
export const INTRODUCING: Choosing = {
  type: 'radio',
  legend: m.follow_up_introduce_legend,
  label: m.follow_up_introduce_choose,
}

type ListProps = { matches: MatchItem[]; field?: FormField; choosing?: Choosing }

/** Consultants in order, each with why it fits and what it lacks, most behind a disclosure; with `field`, a box beside each to choose it. */
export function MatchList({ matches, field, choosing = INVITING }: ListProps) {
  const more = matches.slice(FIRST)
  const list = (
    <>
      <Matches matches={matches.slice(0, FIRST)} field={field} choosing={choosing} />
      {more.length > 0 ? (
        <Details
          summary={m.matches_more({ count: formatNumber(more.length) })}
          open={field && more.some(({ profileId }) => startsChosen(field, profileId))}
        >
          <Matches matches={more} field={field} choosing={choosing} />
        </Details>
      ) : null}
    </>
  )
  if (!field) return list
  return (
    <fieldset {...groupProps(field, null)} className="invite-list" tabIndex={-1}>
      <legend className="visually-hidden">{choosing.legend()}</legend>
      <ErrorSlot field={field} errors={errorsOf(field)} />
      {list}
    </fieldset>
  )
}

function Matches({ matches, field, choosing }: ListProps & { choosing: Choosing }) {
  return (
    <ResultList>
      {matches.map((match) => (
        <ResultCard
          key={match.profileId}
          title={match.name}
          to={`/consultants/${match.profileId}`}
          meta={
            <Meta
              items={[
                match.kind,
                match.place,
                match.feeNote && m.search_fee({ fee: match.feeNote }),
                ...(match.facts ?? []),
              ]}
            />
          }
          tags={<MatchTags {...match} />}
          aside={field && !match.paused ? <ChoiceBox field={field} match={match} {...choosing} /> : undefined}
        >
          {match.headline ? <p>{match.headline}</p> : null}
          <Reasons reasons={match.reasons} missing={match.missing} />
        </ResultCard>
      ))}
    </ResultList>
  )
}

const MatchTags = ({ newOn, paused }: Pick<MatchItem, 'newOn' | 'paused'>) => (
  <>
    {newOn ? <Tag tone="info">{m.match_new({ day: formatDay(newOn) })}</Tag> : null}{' '}
    {paused ? <PausedTag {...paused} /> : null}
  </>
)

function ChoiceBox({ field, match, type, label }: Choosing & { field: FormField; match: MatchItem }) {
  const id = `${field.id}-${match.profileId}`
  return (
    <div className="choice">
      <input
        id={id}
        type={type}
        name={field.name}
        value={match.profileId}
        // A browser that comes back puts ticks to the boxes by their place, and the list is another by then.
        autoComplete="off"
        defaultChecked={startsChosen(field, match.profileId)}
      />
      <label htmlFor={id}>
        {label()} <span className="visually-hidden">{match.name}</span>
      </label>
    </div>
  )
}

export const SearchUnavailable = () => (
  <Notice tone="due" title={m.need_search_unavailable_title()}>
    {m.need_search_unavailable()}
  </Notice>
)
