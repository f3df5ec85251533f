import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { requirePerson } from '~/auth/actor.server'
import { confirmPassword } from '~/auth/credentials.server'
import { DomainError } from '~/domain/errors'
import { ownDataForm } from '~/domain/leaving/forms'
import { takeOwnData } from '~/domain/leaving/take-own-data.server'
import { parseForm } from '~/forms/parse-form.server'
import { ownDataFile } from '~/views/account/own-data-file.server'

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePerson(request)
  return redirect('/account/data')
}

/** Answers with the file. A page of its own could not: what is refused is said on the page that asks. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request, '/account/data')
  const form = await parseForm(request, ownDataForm)
  if (form.status !== 'success') return refused('accounts.wrong_password')
  const { format, currentPassword } = form.value
  try {
    await confirmPassword(request, actor, currentPassword, 'currentPassword')
  } catch (error) {
    if (error instanceof DomainError) return refused(error.code, error.detail.minutes)
    throw error
  }
  return ownDataFile(takeOwnData(actor, format), actor.name, format)
}

const refused = (code: string, minutes: string | number = '') =>
  redirect(`/account/data?${new URLSearchParams({ refused: code, minutes: String(minutes) })}`, 303)
