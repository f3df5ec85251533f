import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { readCheckCode } from '~/domain/certification/check-code'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui'
import { publicMeta } from '~/views/frame/public-meta'
import { CodeForm } from '~/views/verify/code-form'

export const meta: MetaFunction = ({ matches }) =>
  publicMeta(matches, { title: m.verify_title(), description: m.verify_lead(), path: '/verify' })

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
      <p>
        {m.register_no_code()} <Link to="/results">{m.register_title()}</Link>
      </p>
    </>
  )
}
