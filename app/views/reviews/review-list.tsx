import { REVIEWS_SHOWN } from '~/domain/reviews/lifecycle'
import { LEAST_FOR_MEAN, nearestMark, PRIOR_MARK, PRIOR_WEIGHT } from '~/domain/reviews/mean'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { markText } from '~/i18n/review-terms'
import { Details, Figure, Figures, Section } from '~/ui'
import type { ReviewItems } from './review-items.server'
import { ReviewShown } from './review-shown'

/** Reviews that are read at once; the others stand behind a summary. */
const AT_ONCE = 3

/** What was said of somebody, the newest first, beside how many said so; nothing where nobody did. */
export const ReviewList = ({ title, reviews, hint }: { title: string; reviews: ReviewItems; hint: string }) =>
  reviews.count === 0 ? null : (
    <Section title={title} id="reviews">
      <Mean {...reviews} />
      <p className="hint">
        {hint} {reviews.count > REVIEWS_SHOWN ? m.review_most_shown({ count: formatNumber(REVIEWS_SHOWN) }) : null}
      </p>
      <Items reviews={reviews.reviews.slice(0, AT_ONCE)} />
      {reviews.reviews.length > AT_ONCE ? (
        <Details summary={m.review_more()}>
          <Items reviews={reviews.reviews.slice(AT_ONCE)} />
        </Details>
      ) : null}
    </Section>
  )

function Mean({ mean, count }: Pick<ReviewItems, 'mean' | 'count'>) {
  if (mean === null)
    return <p>{m.review_no_mean({ count: formatNumber(count), least: formatNumber(LEAST_FOR_MEAN) })}</p>
  const prior = { weight: formatNumber(PRIOR_WEIGHT), word: markText[PRIOR_MARK]().toLowerCase() }
  return (
    <>
      <Figures>
        <Figure
          value={formatNumber(mean)}
          label={m.review_mean_label({ count: formatNumber(count), word: markText[nearestMark(mean)]().toLowerCase() })}
        />
      </Figures>
      <p className="hint">{m.review_mean_hint(prior)}</p>
    </>
  )
}

const Items = ({ reviews }: Pick<ReviewItems, 'reviews'>) => (
  <div>
    {reviews.map(({ id, who, subject, month, ...review }) => (
      <article key={id} className="review">
        <ReviewShown {...review}>
          <h3>{who}</h3>
          <p className="hint">{[subject, month].filter(Boolean).join(' · ')}</p>
        </ReviewShown>
      </article>
    ))}
  </div>
)
