import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { shownTaxCode } from '~/domain/accounts/tax-code'
import { comparePapers } from '~/domain/directory/compare-papers.server'
import { DomainError } from '~/domain/errors'
import { decisionForm } from '~/domain/directory/forms'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { profileForDepartment } from '~/domain/directory/queries.server'
import { sharingTaxCodeOf } from '~/domain/directory/shared-tax-codes.server'
import { figuresOfConsultant } from '~/domain/programme/consultant-figures.server'
import { canSeeProgramme } from '~/domain/programme/policy'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { profileState } from '~/i18n/directory-terms'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Columns, Meta, Notice, PageHeader, Prose, Refused, Section, Stack, SummaryList, Tag } from '~/ui'
import { SharingAccounts } from '~/views/account/sharing-accounts'
import { ConsultantFigures } from '~/views/places/consultant-figures'
import { ProfileHistory } from '~/views/profile/profile-history'
import { ProfileDecisions } from '~/views/profile/profile-decisions'
import { profileMeta, ProfileSections } from '~/views/profile/profile-sections'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.profile.name ?? m.check_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'decide_profiles')
  const profile = orNotFound(() => profileForDepartment(actor, params.profileId!))
  const sharing = sharingTaxCodeOf(actor, profile.organisationId)
  const figures = canSeeProgramme(actor) ? figuresOfConsultant(actor, profile.id) : undefined
  const asked = new URL(request.url).searchParams
  return { profile, sharing, figures, today: today(), until: asked.get('until'), done: asked.get('done') }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'decide_profiles')
  const profile = orNotFound(() => profileForDepartment(actor, params.profileId!))
  const profileId = profile.id
  const form = await parseForm(request, decisionForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const seenVersion = seenIn(form)
  const wasPublished = profile.status === 'published'
  const done = attempt(form, () => {
    if (value.decision === 'publish' && value.reason) throw new DomainError('reason_given', {}, 'reason')
    if (value.decision === 'publish') publishProfile(actor, profileId, { ...value, seenVersion })
    else if (value.decision === 'compare') comparePapers(actor, profileId, { ...value, seenVersion })
    else returnProfile(actor, profileId, { ...value, seenVersion })
  })
  if (done.refused) return done.refused
  const what = value.decision === 'return' && wasPublished ? 'withdraw' : value.decision
  const until = value.decision === 'compare' ? form.payload.checkedUntil : undefined
  const typed = typeof until === 'string' ? `&until=${encodeURIComponent(until)}` : ''
  return redirect(`/department/profiles/${profileId}?done=${what}${typed}`, 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const doneTexts: Record<string, () => string> = {
  publish: m.check_done_published,
  compare: m.check_done_compared,
  return: m.check_done_returned,
  withdraw: m.check_done_withdrawn,
}

export default function ProfileToCheck() {
  const { profile, sharing, figures, today, until, done } = useLoaderData<typeof loader>()
  const state = profileState(profile, today)
  const doneText = wordOf(doneTexts, done)
  return (
    <>
      <PageHeader
        title={profile.name}
        lead={profile.headline}
        back={{ to: '/department/profiles', text: m.check_back() }}
        tag={<Tag tone={state.tone}>{state.text}</Tag>}
      />
      {doneText ? <Notice tone="ok">{doneText}</Notice> : null}
      <Stack gap="large">
        <Meta items={profileMeta(profile)} />
        <Columns
          main={
            <>
              <Contact profile={profile} sharing={sharing} />
              {figures ? <ConsultantFigures figures={figures} profileId={profile.id} /> : null}
              <ProfileSections profile={profile} today={today} />
            </>
          }
          side={
            <Stack gap="large">
              <Decisions profile={profile} today={today} until={until} />
              <ProfileHistory history={profile.history} />
            </Stack>
          }
        />
      </Stack>
    </>
  )
}

function Contact({ profile: { id, contact }, sharing }: Pick<Loaded, 'profile' | 'sharing'>) {
  const said = (text: string | null) => text ?? m.consultant_not_said()
  return (
    <Section title={m.check_contact_title()} aside={<Link to={`/consultants/${id}`}>{m.check_public_page()}</Link>}>
      <SummaryList
        items={[
          { term: m.check_tax_code(), detail: said(contact.taxCode && shownTaxCode(contact.taxCode)) },
          { term: m.check_address(), detail: said(contact.address) },
          { term: m.check_phone(), detail: said(contact.phone) },
        ]}
      />
      {sharing ? (
        <Notice tone="due" title={m.tax_code_also()}>
          <SharingAccounts {...sharing} />
        </Notice>
      ) : null}
    </Section>
  )
}

function Decisions({ profile, today, until }: Pick<Loaded, 'profile' | 'today' | 'until'>) {
  const lastResult = useActionData<typeof action>()
  if (profile.status === 'returned') {
    return (
      <Section title={m.check_decide_title()}>
        <Refused result={lastResult} />
        <p>{m.check_waits_for_consultant({ day: formatMomentDay(profile.updatedAt) })}</p>
        {profile.returnedReason ? <Prose text={profile.returnedReason} /> : null}
      </Section>
    )
  }
  return <ProfileDecisions profile={profile} today={today} until={until} lastResult={lastResult} />
}
