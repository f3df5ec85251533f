import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { isPaused, isPublic } from '~/domain/directory/lifecycle'
import { mayConsult } from '~/domain/directory/policy'
import { publicProfile } from '~/domain/directory/queries.server'
import { notFound } from '~/domain/errors'
import { inviteForm } from '~/domain/needs/forms'
import { USUAL_CONTACT_FROM } from '~/domain/proposals/lifecycle'
import { type NeedToInviteFor, needsToInviteFor } from '~/domain/proposals/needs-to-invite-for.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Button, Empty, Form, LinkButton, PageHeader, RadioGroup, Refused, Section, Stack } from '~/ui'
import { InvitationFields } from '~/views/needs/contact-from'
import { PausedNotice } from '~/views/profile/paused'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.invite_title({ consultant: data.consultant }) : '' }) },
]

const ABOUT = 120

/** A consultant who may be invited; `not_found` for whoever is not introduced or only certifies. */
function consultantToInvite(actor: Actor, profileId: string) {
  const profile = publicProfile(actor, profileId)
  if (!isPublic(profile, today()) || !mayConsult(profile.roles)) throw notFound()
  return profile
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id, name, ...profile } = orNotFound(() => consultantToInvite(actor, params.profileId!))
  const needs = needsToInviteFor(actor, id).map((need) => ({ ...need, text: excerpt(need.text, ABOUT) }))
  return {
    profileId: id,
    consultant: name,
    open: needs.filter(mayInvite),
    others: needs.filter((need) => !mayInvite(need)),
    paused: isPaused(profile, today()) ? { pausedUntil: profile.pausedUntil } : null,
    // Whoever was told of this consultant was told for which need.
    asked: new URL(request.url).searchParams.get('need'),
    hasPhone: orNotFound(() => organisationOf(actor)).phone !== null,
  }
}

const mayInvite = ({ left, askedBefore }: NeedToInviteFor) => left > 0 && askedBefore === null

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id } = orNotFound(() => consultantToInvite(actor, params.profileId!))
  const form = await parseForm(request, inviteForm)
  if (form.status !== 'success') return refuse(form)
  const { needId, message, contactFrom } = form.value
  const done = attempt(form, () => sendRequests(actor, needId, { profileIds: [id], message, contactFrom }))
  if (done.refused) return done.refused
  return redirect(`/needs/${needId}?done=requested`, 303)
}

/** A consultant whom somebody found is invited for one of the needs that they published. */
export default function InviteConsultant() {
  const { profileId, consultant, open, others, hasPhone, paused, asked } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const chosen = open.length === 1 ? open[0] : open.find(({ id }) => id === asked)
  const [form, fields] = useForm<z.input<typeof inviteForm>>({
    id: 'invite',
    lastResult,
    defaultValue: { needId: chosen?.id ?? '', message: '', contactFrom: USUAL_CONTACT_FROM },
  })
  return (
    <Stack>
      <PageHeader
        title={m.invite_title({ consultant })}
        back={{ to: `/consultants/${profileId}`, text: m.invite_back() }}
      />
      {paused ? (
        <>
          <Refused result={lastResult} />
          <PausedNotice {...paused} />
        </>
      ) : open.length === 0 ? (
        <>
          <Refused result={lastResult} />
          <Empty
            title={m.invite_none_title()}
            action={<LinkButton to="/needs/new">{m.invite_none_action()}</LinkButton>}
          >
            {m.invite_none()}
          </Empty>
        </>
      ) : (
        <Form form={form}>
          <RadioGroup
            field={fields.needId}
            legend={m.invite_need()}
            options={open.map(({ id, text, left }) => ({
              value: id,
              label: text,
              hint: m.invite_left({ count: formatNumber(left) }),
            }))}
          />
          <InvitationFields fields={fields} hasPhone={hasPhone} />
          <Button>{m.invite_button()}</Button>
        </Form>
      )}
      {others.length > 0 ? <Others needs={others} /> : null}
    </Stack>
  )
}

/** Needs for which they were invited before, or nobody more can be. */
const Others = ({ needs }: { needs: NeedToInviteFor[] }) => (
  <Section title={m.invite_others_title()}>
    <ul>
      {needs.map(({ id, text, askedBefore }) => (
        <li key={id}>
          <Link to={askedBefore ? `/needs/${id}/requests/${askedBefore}` : `/needs/${id}`}>{text}</Link>:{' '}
          {askedBefore ? m.invite_asked_before() : m.invite_full()}
        </li>
      ))}
    </ul>
  </Section>
)
