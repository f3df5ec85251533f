import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { isEnterprise } from '~/domain/accounts/policy'
import { fieldOf } from '~/domain/self-check/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { inWords } from '~/i18n/worded'
import { PageHeader, Section } from '~/ui'
import { publicMeta } from '~/views/frame/public-meta'
import { NationalCheck } from '~/views/self-check/national'
import { fieldName, SELF_CHECK_FIELDS } from '~/vocabulary/self-check'

export const meta: MetaFunction = ({ matches }) =>
  publicMeta(matches, { title: m.self_check_title(), description: m.self_check_description(), path: '/self-check' })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  return { own: fieldOf(actor) ?? null, keeps: actor !== null && isEnterprise(actor) }
}

export default function SelfCheck() {
  const { own, keeps } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.self_check_title()} lead={m.self_check_lead()} />
      <Section title={m.self_check_field_title()}>
        <ul className="measure-choices">
          {SELF_CHECK_FIELDS.toSorted((a, b) => Number(b === own) - Number(a === own)).map((field) => (
            <li key={field}>
              <Link to={`/self-check/${field}`} className="button button-secondary">
                {inWords(fieldName(field))}
                {field === own ? ` (${m.self_check_field_own()})` : null}
              </Link>
            </li>
          ))}
        </ul>
        {keeps ? (
          <p>
            <Link to="/self-checks">{m.self_checks_link()}</Link>
          </p>
        ) : null}
      </Section>
      <Section title={m.self_check_kept_title()}>
        <p>{m.self_check_kept_visitor()}</p>
        <p>
          {m.self_check_kept_enterprise()} {m.self_check_kept_consultant()}
        </p>
      </Section>
      <NationalCheck />
    </>
  )
}
