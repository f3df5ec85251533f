import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { isPaused, isPublic } from '~/domain/directory/lifecycle'
import { canEditProfile, mayConsult } from '~/domain/directory/policy'
import { publicProfile } from '~/domain/directory/queries.server'
import { similarConsultants } from '~/domain/discovery/similar-consultants.server'
import { replyRecord } from '~/domain/matching/reply-history.server'
import { verifiedResultsOf } from '~/domain/measures/verified-results.server'
import { orNotFound } from '~/forms/parse-form.server'
import { profileState } from '~/i18n/directory-terms'
import * as m from '~/i18n/paraglide/messages'
import { similarItem } from '~/views/finding/similar-items.server'
import { Columns, LinkButton, Meta, Notice, PageHeader, Stack } from '~/ui'
import { consultantCard } from '~/views/profile/consultant-card'
import { DepartmentCheck, IntroducedTag } from '~/views/profile/department-check'
import { publicMeta } from '~/views/frame/public-meta'
import { PausedNotice } from '~/views/profile/paused'
import { profileMeta, ProfileSections } from '~/views/profile/profile-sections'
import { Record, VerifiedResultsSection } from '~/views/profile/verified-results'
import { consultantReviews } from '~/views/reviews/review-items.server'
import { ReviewList } from '~/views/reviews/review-list'
import { SimilarConsultants } from '~/views/finding/similar-consultants'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data && isPublic(data.profile, data.today)
    ? publicMeta(matches, consultantCard(data.profile))
    : [{ title: m.site_title({ page: data?.profile.name ?? m.consultant_back() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const profile = orNotFound(() => publicProfile(actor, params.profileId!))
  const viewer = actor === null ? 'visitor' : canEditProfile(actor, profile) ? 'owner' : actor.role
  const similar = isPublic(profile, today()) ? similarConsultants(profile.id).map(similarItem) : []
  const decides = actor?.capabilities.includes('decide_profiles') ?? false
  return {
    profile,
    viewer,
    decides,
    similar,
    results: verifiedResultsOf(profile.id),
    reviews: consultantReviews(profile.id),
    replies: replyRecord(profile.id),
    today: today(),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Consultant() {
  const { profile, viewer, decides, similar, results, reviews, replies, today } = useLoaderData<typeof loader>()
  const shown = isPublic(profile, today)
  const mayInvite = shown && mayConsult(profile.roles) && !isPaused(profile, today)
  const invites = mayInvite && (viewer === 'enterprise' || viewer === 'visitor')
  return (
    <>
      {shown ? null : <HiddenBanner profile={profile} viewer={viewer} today={today} />}
      <PageHeader
        title={profile.name}
        lead={profile.headline}
        back={{ to: '/consultants', text: m.consultant_back() }}
        tag={shown ? <IntroducedTag profile={profile} today={today} /> : undefined}
        actions={
          invites ? (
            <Invitation viewer={viewer} profileId={profile.id} />
          ) : decides ? (
            <OpenCheck profileId={profile.id} />
          ) : undefined
        }
      />
      <Stack gap="large">
        <Meta items={profileMeta(profile)} />
        {shown ? <BeforeInviting profile={profile} today={today} /> : null}
        <Columns
          main={
            <>
              <VerifiedResultsSection results={results} />
              <ProfileSections profile={profile} today={today} />
              <ReviewList title={m.review_list_title()} reviews={reviews} hint={m.review_verified_first()} />
              <SimilarConsultants consultants={similar} />
            </>
          }
          side={
            <Stack gap="large">
              <Record verified={profile.verifiedOutcomes} replies={replies} />
              {shown ? <DepartmentCheck profile={profile} today={today} /> : null}
            </Stack>
          }
        />
      </Stack>
    </>
  )
}

const OpenCheck = ({ profileId }: { profileId: string }) => (
  <LinkButton variant="secondary" to={`/department/profiles/${profileId}`}>
    {m.consultant_open_check()}
  </LinkButton>
)

function HiddenBanner({ profile, viewer, today }: Pick<Loaded, 'profile' | 'viewer' | 'today'>) {
  const title = viewer === 'owner' ? m.consultant_banner_owner_title() : m.consultant_banner_department_title()
  return (
    <Notice tone="due" title={title}>
      {profile.status === 'draft'
        ? m.consultant_banner_draft()
        : m.consultant_banner_hidden({ status: profileState(profile, today).text })}
    </Notice>
  )
}

/** The next step of somebody who looks for help; others only read. */
function Invitation({ viewer, profileId }: Pick<Loaded, 'viewer'> & { profileId: string }) {
  const visitor = viewer === 'visitor'
  return (
    <>
      <LinkButton to={visitor ? '/' : `/consultants/${profileId}/invite`}>{m.consultant_invite()}</LinkButton>
      <p>{visitor ? m.consultant_invite_visitor() : m.consultant_invite_enterprise()}</p>
    </>
  )
}

/** What stands against inviting this consultant. */
function BeforeInviting({ profile, today }: Pick<Loaded, 'profile' | 'today'>) {
  if (!mayConsult(profile.roles)) {
    return (
      <Notice tone="info" title={m.consultant_certifies_only_title()}>
        {m.consultant_certifies_only()}
      </Notice>
    )
  }
  if (isPaused(profile, today)) return <PausedNotice {...profile} />
  return profile.availability === 'busy' ? <Notice tone="due">{m.consultant_busy()}</Notice> : null
}
