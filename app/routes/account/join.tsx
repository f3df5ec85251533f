import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { countSignUp } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { signInWithPassword } from '~/auth/credentials.server'
import { finishSignIn } from '~/auth/finish-sign-in.server'
import { hashChosenPassword, refusalOfChosen } from '~/auth/password.server'
import { storedSessionId } from '~/auth/session.server'
import { acceptAsNew, acceptInvitation, declineInvitation } from '~/domain/accounts/answer-invitation.server'
import { chooseWorkspace } from '~/domain/accounts/choose-workspace.server'
import { joinForm } from '~/domain/accounts/forms'
import { openedInvitation } from '~/domain/accounts/invitations.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { membershipRoleText } from '~/i18n/agency-terms'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { PageHeader, Stack } from '~/ui'
import { JoinAsVisitor } from '~/views/account/join-as-visitor'
import { JoinSignedIn } from '~/views/account/join-signed-in'

export const meta: MetaFunction = () => [
  { title: m.site_title({ page: m.people_invite_title() }) },
  { name: 'robots', content: 'noindex' },
]

const JOINED = '/?done=joined'

/** Changes nothing: whoever hands the link on opens it too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const opened = openedInvitation(params.key!)
  const asked = opened?.isUsable
    ? {
        isMember: actor?.belongsTo.includes(opened.invitation.organisationId) ?? false,
        organisation: opened.organisation,
        invitedBy: opened.invitedBy,
        role: membershipRoleText[opened.invitation.role](),
      }
    : null
  return { asked, hasDeclined: opened?.invitation.end === 'declined', signedInAs: actor?.name ?? null }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const key = params.key!
  if (!openedInvitation(key)) throw new Response(null, { status: 404 })
  const form = await parseForm(request, joinForm)
  const { password, email, phone, name } = form.payload
  const own = [email, phone, name].filter((text) => typeof text === 'string')
  const chosen = { field: 'password', own }
  if (form.status !== 'success') return refuse(form, refusalOfChosen(password, chosen))
  const asked = form.value
  const page = () => JOINED
  const done = await attemptAsync(form, async () => {
    if (asked.step === 'new') {
      await countSignUp(clientAddress(request))
      const passwordHash = await hashChosenPassword(asked.password, chosen)
      return finishSignIn(request, acceptAsNew(key, asked, passwordHash, getLocale()), { page })
    } else if (asked.step === 'existing') {
      const userId = await signInWithPassword(request, asked.login, asked.currentPassword)
      return finishSignIn(request, userId, { invitation: key, page })
    } else if (actor && asked.step === 'accept') {
      chooseWorkspace(actor, acceptInvitation(actor.userId, key), storedSessionId(request))
    } else if (actor) {
      declineInvitation(actor.userId, key)
    }
  })
  if (done.refused) return done.refused
  if (done.value) return done.value
  return redirect(asked.step === 'accept' && actor ? JOINED : `/join/${key}`, 303)
}

/** Whoever holds the link joins the organisation: as they are signed in, with their account, or with a new one. */
export default function Join() {
  const { asked, hasDeclined, signedInAs } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  if (!asked)
    return (
      <PageHeader title={m.join_ended_title()} lead={hasDeclined ? m.join_declined() : m.error_invitation_ended()} />
    )
  const { isMember, organisation, invitedBy, role } = asked
  return (
    <Stack>
      <PageHeader
        title={m.join_title({ organisation })}
        lead={invitedBy ? m.join_by({ name: invitedBy, role }) : m.join_by_nobody({ role })}
      />
      {isMember ? (
        <p>{m.join_member()}</p>
      ) : signedInAs === null ? (
        <JoinAsVisitor lastResult={lastResult} />
      ) : (
        <JoinSignedIn name={signedInAs} lastResult={lastResult} />
      )}
    </Stack>
  )
}
