import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { inGroups } from '~/domain/certification/check-code'
import { verifiedCertificate } from '~/domain/certification/verified-certificate.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui'
import { QrCode } from '~/ui/qr-code'

/** Labels on one sheet of A4. */
const SHEET = 12

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.verify_label_title() }) }]

export function loader({ request, params }: LoaderFunctionArgs) {
  const paper = verifiedCertificate(params.code!)
  if (paper?.standing !== 'active') throw new Response(null, { status: 404 })
  const { origin, host, searchParams } = new URL(request.url)
  const { code, scheme, holder } = paper
  const isSheet = searchParams.has('sheet')
  return { code, scheme, holder, isSheet, site: host, address: `${origin}/verify/${code}` }
}

/** What is printed and stuck on: one label, or a sheet of them. */
export default function Label() {
  const { isSheet, ...label } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.verify_label_title()}
        lead={m.verify_label_lead()}
        back={{ to: `/verify/${label.code}`, text: m.verify_label_back() }}
      />
      <p className="screen-only">
        {isSheet ? (
          <Link to="?">{m.verify_label_one()}</Link>
        ) : (
          <Link to="?sheet">{m.verify_label_sheet({ count: formatNumber(SHEET) })}</Link>
        )}
      </p>
      <div className="labels">
        {Array.from({ length: isSheet ? SHEET : 1 }, (_, place) => (
          <OneLabel key={place} {...label} />
        ))}
      </div>
    </>
  )
}

type LabelProps = { code: string; scheme: string; holder: string; site: string; address: string }

const OneLabel = ({ code, scheme, holder, site, address }: LabelProps) => (
  <div className="label">
    <QrCode text={address} label={m.verify_label_qr({ address })} />
    <p>
      <strong>{scheme}</strong>
    </p>
    <p>{holder}</p>
    <p>{m.verify_label_where({ site })}</p>
    <p className="label-code">{inGroups(code)}</p>
  </div>
)
