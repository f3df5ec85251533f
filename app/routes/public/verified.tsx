import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { verifiedCertificate } from '~/domain/certification/verified-certificate.server'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton, PageHeader } from '~/ui'
import { CodeForm } from '~/views/verify/code-form'
import { VerifiedPaper } from '~/views/verify/verified-paper'
import { homeProvince } from '~/vocabulary/province.server'

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: m.site_title({ page: loaded?.paper ? loaded.paper.scheme : m.verify_none_title() }) },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  const paper = verifiedCertificate(params.code!)
  const site = new URL(request.url).host
  return data({ paper, site, department: homeProvince().department }, paper ? 200 : 404)
}

/** What is known of a certificate by its code, for whoever holds it; nothing known is no word against it. */
export default function Verified() {
  const { paper, site, department } = useLoaderData<typeof loader>()
  if (!paper) return <NothingFound />
  return (
    <>
      <PageHeader title={paper.scheme} lead={paper.holder} back={{ to: '/verify', text: m.verify_another() }} />
      <VerifiedPaper paper={paper} site={site} department={department} />
      {paper.standing === 'active' ? (
        <p>
          <LinkButton to={`/verify/${paper.code}/label`} variant="secondary">
            {m.verify_label_link()}
          </LinkButton>
        </p>
      ) : (
        <p className="hint">{paper.standing === 'suspended' ? m.verify_label_suspended() : m.verify_label_not()}</p>
      )}
    </>
  )
}

const NothingFound = () => (
  <>
    <PageHeader title={m.verify_none_title()} lead={m.verify_none_lead()} />
    <ul>
      <li>{m.verify_none_mistyped()}</li>
      <li>{m.verify_none_elsewhere()}</li>
      <li>{m.verify_none_not_yet()}</li>
    </ul>
    <p>
      {m.verify_none_ask()} <Link to="/ask-department">{m.verify_none_ask_link()}</Link>
    </p>
    <CodeForm typed="" />
  </>
)
