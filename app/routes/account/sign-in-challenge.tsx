import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { optionalActor } from '~/auth/actor.server'
import { countChallenge } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { askedForCode } from '~/auth/finish-sign-in.server'
import { askForPasskey } from '~/auth/passkeys.server'
import { challengeForm } from '~/domain/accounts/forms'
import { DomainError } from '~/domain/errors'
import { parseForm } from '~/forms/parse-form.server'
import { errorText } from '~/i18n/error-text'

export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  return redirect('/sign-in')
}

/** What the script that shows a passkey (`views/account/passkeys.js`) asks the browser for. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const form = await parseForm(request, challengeForm)
  if (form.status !== 'success') return no(400, 'accounts.passkey_refused')
  const { as } = form.value
  const owner = as === 'own' ? actor : as === 'second' ? await askedForCode(request) : null
  if (as !== 'alone' && !owner) return no(403, 'accounts.passkey_refused')
  try {
    await countChallenge(clientAddress(request))
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    return Response.json({ error: errorText(error) }, { status: 429 })
  }
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  const options = await askForPasskey(request, owner?.userId ?? null, headers)
  return options ? Response.json(options, { headers }) : no(404, 'accounts.passkey_refused')
}

const no = (status: number, code: 'accounts.passkey_refused') =>
  Response.json({ error: errorText(new DomainError(code)) }, { status })
