import { MAX_REQUESTS_PER_NEED } from '~/domain/proposals/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Empty, type FormField, LinkButton } from '~/ui'
import { askPath } from '~/views/account/department-number'
import type { HowHeard } from './subject-chooser'
import { type MatchItem, MatchList, SearchUnavailable } from '~/views/matching/match-list'

type Props = {
  matches: MatchItem[]
  /** Whether a search answered. */
  available: boolean
  heard: HowHeard
  /** The trade that nobody of them names. */
  unknownTrade: string | null
  mayInvite: boolean
  signedIn: boolean
  text: string
  field: FormField
}

/** The consultants for what somebody typed, and the ways on. */
export const DraftConsultants = ({
  matches,
  available,
  heard,
  unknownTrade,
  mayInvite,
  signedIn,
  text,
  field,
}: Props) => (
  <>
    {available ? null : <SearchUnavailable />}
    {matches.length > 0 ? (
      <>
        <p>{m.draft_consultants_lead({ maximum: formatNumber(MAX_REQUESTS_PER_NEED) })}</p>
        {unknownTrade ? <p className="remark">{m.draft_unknown_trade({ sector: unknownTrade })}</p> : null}
        <MatchList matches={matches} field={mayInvite ? field : undefined} />
      </>
    ) : null}
    {available && matches.length === 0 && heard !== 'clear' ? (
      <Empty
        title={heard === 'vague' ? m.draft_vague_title() : m.draft_nobody_title()}
        action={
          <LinkButton to={askPath({ text, from: '/draft' })} variant="secondary">
            {m.search_none_ask()}
          </LinkButton>
        }
      >
        {heard === 'vague' ? m.draft_vague() : m.draft_nobody()}
      </Empty>
    ) : null}
    {available && matches.length === 0 && heard === 'clear' ? (
      <Empty
        title={m.need_matches_none_title()}
        action={<LinkButton to="/consultants">{m.need_matches_none_action()}</LinkButton>}
      >
        {m.need_matches_none()}
      </Empty>
    ) : null}
    {mayInvite && matches.length > 0 ? (
      <Button name="step" value="invite">
        {m.draft_request()}
      </Button>
    ) : null}
    {mayInvite && heard !== 'others' ? (
      <Button variant="quiet" name="step" value="publish">
        {m.draft_without_choice()}
      </Button>
    ) : null}
    {mayInvite && heard !== 'others' && !signedIn ? <p className="hint">{m.draft_request_hint()}</p> : null}
  </>
)
