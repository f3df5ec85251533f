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
}

/** As many as can be looked through on a phone; a newcomer may stand in the last of these places. */
const FIRST = 5

/** Consultants in order, each with why it fits and what it lacks, most behind a disclosure; with `field`, a box beside each to choose it. */
export function MatchList({ matches, field }: { matches: MatchItem[]; field?: FormField }) {
  const more = matches.slice(FIRST)
  const list = (
    <>
      <Matches matches={matches.slice(0, FIRST)} field={field} />
      {more.length > 0 ? (
        <Details
          summary={m.matches_more({ count: formatNumber(more.length) })}
          open={field && more.some(({ profileId }) => startsChosen(field, profileId))}
        >
          <Matches matches={more} field={field} />
        </Details>
      ) : null}
    </>
  )
  if (!field) return list
  return (
    <fieldset {...groupProps(field, null)} className="invite-list" tabIndex={-1}>
      <legend className="visually-hidden">{m.draft_choose_legend()}</legend>
      <ErrorSlot field={field} errors={errorsOf(field)} />
      {list}
    </fieldset>
  )
}

function Matches({ matches, field }: { matches: MatchItem[]; field?: FormField }) {
  return (
    <ResultList>
      {matches.map((match) => (
        <ResultCard
          key={match.profileId}
          title={match.name}
          to={`/consultants/${match.profileId}`}
          meta={<Meta items={[match.kind, match.place, match.feeNote && m.search_fee({ fee: match.feeNote })]} />}
          tags={<MatchTags {...match} />}
          aside={field && !match.paused ? <InviteBox field={field} match={match} /> : undefined}
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

function InviteBox({ field, match }: { field: FormField; match: MatchItem }) {
  const id = `${field.id}-${match.profileId}`
  return (
    <div className="choice">
      <input
        id={id}
        type="checkbox"
        name={field.name}
        value={match.profileId}
        // A browser that comes back puts ticks to the boxes by their place, and the list is another by then.
        autoComplete="off"
        defaultChecked={startsChosen(field, match.profileId)}
      />
      <label htmlFor={id}>
        {m.draft_choose()} <span className="visually-hidden">{match.name}</span>
      </label>
    </div>
  )
}

export const SearchUnavailable = () => (
  <Notice tone="due" title={m.need_search_unavailable_title()}>
    {m.need_search_unavailable()}
  </Notice>
)
