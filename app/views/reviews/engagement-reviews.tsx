import { Link } from '@remix-run/react'
import type { EngagementReviews as Reviews } from '~/domain/reviews/queries.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Inline, LinkButton, Notice, Prose, Section, Stack } from '~/ui'
import { ReviewShown } from './review-shown'

type Props = {
  engagement: { id: string; enterprise: string; consultant: string }
  partner: string
  members: readonly unknown[]
  reviews: Reviews
}

/** What the two sides say of each other once the work is over: asked for, hidden for a while, then shown. */
export function EngagementReviews({ engagement, partner, members, reviews }: Props) {
  if (reviews.standing === 'going_on') return null
  return (
    <Section title={m.review_section()} id="reviews">
      <Stack>
        {reviews.standing === 'open' ? (
          <Open engagementId={engagement.id} partner={partner} reviews={reviews} />
        ) : (
          <Shown engagement={engagement} partner={partner} reviews={reviews} />
        )}
        {members.length > 0 ? <p className="hint">{m.review_group()}</p> : null}
      </Stack>
    </Section>
  )
}

function Open({ engagementId, partner: name, reviews }: { engagementId: string } & Pick<Props, 'partner' | 'reviews'>) {
  const { own, side, hasOther } = reviews
  const day = formatDay(reviews.lastDay!)
  const form = `/engagements/${engagementId}/review`
  if (own)
    return (
      <>
        <p>{m.review_hidden_until({ day })}</p>
        <p>
          <Link to={form}>{m.review_change()}</Link>
        </p>
      </>
    )
  return (
    <>
      <p>{side === 'enterprise' ? m.review_why_enterprise({ name }) : m.review_why_consultant({ name })}</p>
      <p>
        {hasOther ? m.review_other_wrote({ name }) : m.review_hidden_until({ day })} {m.review_until({ day })}{' '}
        {m.review_free()}
      </p>
      <LinkButton to={form} variant="secondary" toForm>
        {m.review_write()}
      </LinkButton>
    </>
  )
}

function Shown({ engagement, partner: name, reviews }: Pick<Props, 'engagement' | 'partner' | 'reviews'>) {
  const { own, received, side } = reviews
  if (!own && !received) return <p>{m.review_none_written()}</p>
  const ownName = engagement[side]
  return (
    <>
      <article className="review">
        {received ? (
          <Received engagementId={engagement.id} name={name} ownName={ownName} received={received} />
        ) : (
          <p>{m.review_received_none({ name })}</p>
        )}
      </article>
      <article className="review">
        {own ? (
          <>
            <ReviewShown {...own} reviewed={name}>
              <h3>{m.review_own_title({ name })}</h3>
              {own.hiddenReason === null ? null : <Hidden reason={own.hiddenReason} isOwn />}
            </ReviewShown>
            <p>
              <Link to={`/engagements/${engagement.id}/review`}>{m.review_change_name()}</Link>
            </p>
          </>
        ) : (
          <p>{m.review_own_none()}</p>
        )}
      </article>
    </>
  )
}

type ReceivedProps = {
  engagementId: string
  name: string
  ownName: string
  received: NonNullable<Reviews['received']>
}

function Received({ engagementId, name, ownName, received }: ReceivedProps) {
  const title = <h3>{m.review_received_title({ name })}</h3>
  const base = `/engagements/${engagementId}/reviews/${received.id}`
  if (received.hiddenReason !== null)
    return (
      <>
        {title}
        <Hidden reason={received.hiddenReason} />
      </>
    )
  return (
    <>
      <ReviewShown {...received} reviewed={ownName}>
        {title}
      </ReviewShown>
      {received.isReported ? <p className="hint">{m.review_reported()}</p> : null}
      <Inline>
        {received.reply === null ? (
          <LinkButton to={`${base}/reply`} variant="secondary" toForm>
            {m.review_reply()}
          </LinkButton>
        ) : null}
        {received.isReported ? null : (
          <LinkButton to={`${base}/report`} variant="quiet" toForm>
            {m.review_report()}
          </LinkButton>
        )}
      </Inline>
    </>
  )
}

const Hidden = ({ reason, isOwn = false }: { reason: string; isOwn?: boolean }) => (
  <Notice tone="due" title={m.review_hidden_title()}>
    <Prose text={reason} />
    {isOwn ? <p>{m.review_hidden_own()}</p> : null}
  </Notice>
)
