import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import { othersWithTaxCode } from '~/domain/accounts/shared-tax-code.server'
import { lacksForCheck, missingParts, partIsFilled, partIsRequired } from '~/domain/directory/completeness'
import { submitForm } from '~/domain/directory/forms'
import { checkHasEnded, isPaused, maySubmit, PROFILE_PARTS } from '~/domain/directory/lifecycle'
import { openProfile } from '~/domain/directory/open-profile.server'
import { ownPapers } from '~/domain/directory/papers.server'
import { ownProfile } from '~/domain/directory/queries.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { profilePartHint, profilePartText, profileState } from '~/i18n/directory-terms'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Button, Columns, Form, Notice, PageHeader, Prose, Section, Tag, TaskList, Timeline } from '~/ui'
import { SharedTaxCodeLine } from '~/views/account/shared-tax-code'
import { LacksNotice } from '~/views/profile/lacks'
import { OwnPause } from '~/views/profile/paused'
import { profileSteps } from '~/views/profile/profile-steps'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.profile_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => openProfile(actor))
  const profile = ownProfile(actor)
  const organisation = organisationOf(actor)
  return {
    profile,
    missing: missingParts(profile),
    lacks: lacksForCheck({ papers: ownPapers(actor), contact: organisation }, today()),
    sharing: othersWithTaxCode(organisation),
    today: today(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const form = await parseForm(request, submitForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => submitProfile(actor))
  if (done.refused) return done.refused
  return redirect('/profile?done=submitted', 303)
}

const doneTexts: Record<string, () => string> = {
  basics: m.profile_done_basics,
  services: m.profile_done_services,
  reach: m.profile_done_reach,
  credentials: m.profile_done_credentials,
  submitted: m.profile_done_submitted,
}

export default function OwnProfile() {
  const { profile, missing, lacks, sharing, today, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form] = useForm({ id: 'submit', lastResult })
  const state = profileState(profile, today)
  const refusal = lastResult?.error?.['']
  const again = profile.status !== 'draft'
  return (
    <>
      <PageHeader title={m.profile_title()} lead={m.profile_lead()} tag={<Tag tone={state.tone}>{state.text}</Tag>} />
      <ProfileNotices profile={profile} today={today} doneText={wordOf(doneTexts, done)} />
      <SharedTaxCodeLine others={sharing} />
      <Columns
        main={
          <Section title={m.profile_parts_title()}>
            <TaskList
              tasks={[
                ...PROFILE_PARTS.map((part) => ({
                  title: profilePartText[part](),
                  hint: profilePartHint[part](),
                  to: `/profile/${part}`,
                  status: <PartTag filled={partIsFilled(profile, part)} required={partIsRequired(part)} />,
                })),
                {
                  title: m.profile_name_title(),
                  hint: m.profile_name_hint({ name: profile.name }),
                  to: '/organisation',
                  status: <PartTag filled required />,
                },
              ]}
            />
            <p>
              <Link to={`/consultants/${profile.id}`}>{m.profile_preview()}</Link>
            </p>
          </Section>
        }
        side={
          <Section title={m.profile_next_title()}>
            <Timeline items={profileSteps(profile, missing, today)} />
            <LacksNotice lacks={lacks} title={m.profile_lacks_title()}>
              {m.profile_lacks_optional()}
            </LacksNotice>
            {maySubmit(profile, today) ? (
              <Form form={form}>
                <Button>{again ? m.profile_submit_again_button() : m.profile_submit_button()}</Button>
              </Form>
            ) : refusal ? (
              <Notice tone="danger">{refusal.join(' ')}</Notice>
            ) : null}
          </Section>
        }
      />
    </>
  )
}

type Noticed = 'status' | 'returnedReason' | 'checkedUntil' | 'pausedAt' | 'pausedUntil' | 'pauseReason'
type NoticesProps = {
  profile: Pick<ReturnType<typeof ownProfile>, Noticed>
  today: string
  doneText: string | undefined
}

/** What just happened, and what the department said. */
function ProfileNotices({ profile, today, doneText }: NoticesProps) {
  const { status, returnedReason, checkedUntil } = profile
  return (
    <>
      {doneText ? <Notice tone="ok">{doneText}</Notice> : null}
      {status === 'returned' && returnedReason ? (
        <Notice tone="due" title={m.profile_returned_title()}>
          <Prose text={returnedReason} />
          <p>{m.profile_returned_next()}</p>
        </Notice>
      ) : null}
      {isPaused(profile, today) ? <OwnPause {...profile} /> : null}
      {status === 'published' && checkedUntil && checkHasEnded(profile, today) ? (
        <Notice tone="due" title={m.profile_check_ended_title()}>
          {m.profile_check_ended({ day: formatDay(checkedUntil) })}
        </Notice>
      ) : null}
    </>
  )
}

function PartTag({ filled, required }: { filled: boolean; required: boolean }) {
  if (filled) return <Tag tone="ok">{m.profile_part_filled()}</Tag>
  if (required) return <Tag tone="due">{m.profile_part_missing()}</Tag>
  return <Tag tone="neutral">{m.profile_part_optional()}</Tag>
}
