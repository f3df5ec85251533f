import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readCheckCode } from '~/domain/certification/check-code'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui'
import { CodeForm } from '~/views/verify/code-form'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.verify_title() }) }]

export function loader({ request }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('code') ?? ''
  const code = readCheckCode(typed)
  if (code) throw redirect(`/verify/${code}`)
  return { typed }
}

export default function Verify() {
  const { typed } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.verify_title()} lead={m.verify_lead()} />
      <CodeForm typed={typed} />
    </>
  )
}
