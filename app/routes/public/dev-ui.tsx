import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { DataTable, PageHeader, Section } from '~/ui'
import { contrast, pairsInUse, readTokens, type Tokens } from '~/ui/contrast'
import {
  ActionPieces,
  DataPieces,
  FeedbackPieces,
  FormPieces,
  ProcessPieces,
  ResultPieces,
} from '~/views/dev/dev-pieces'
import { words } from '~/views/dev/dev-samples'
import darkCss from '~/ui/styles/dark.css?raw'
import tokensCss from '~/ui/styles/tokens.css?raw'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.dev_ui_title() }) }]

/** Tokens and pieces in their states; in development only. */
export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  if (process.env.NODE_ENV === 'production') throw new Response(null, { status: 404 })
  return readTokens(tokensCss, darkCss)
}

export default function DevUi() {
  const { light, dark } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.dev_ui_title()} lead={m.dev_ui_lead()} />
      <Section title={m.dev_ui_tokens()}>
        <DataTable
          caption={m.dev_ui_tokens()}
          rows={pairsInUse}
          rowKey={({ text, on }) => `${text} ${on}`}
          columns={[
            { header: m.dev_ui_token(), cell: ({ text, on }) => `${text} / ${on}` },
            { header: m.dev_ui_needed(), cell: ({ atLeast }) => `${atLeast}:1`, numeric: true },
            { header: m.dev_ui_light(), cell: ({ text, on }) => <Swatch tokens={light} {...{ text, on }} /> },
            { header: m.dev_ui_dark(), cell: ({ text, on }) => <Swatch tokens={dark} {...{ text, on }} /> },
          ]}
        />
      </Section>
      <Section title={m.dev_ui_type()}>
        <h2>{words.lead}</h2>
        <h3>{words.lead}</h3>
        <p>{words.lead}</p>
        <p className="hint">{words.lead}</p>
      </Section>
      <ActionPieces />
      <FeedbackPieces />
      <ProcessPieces />
      <ResultPieces />
      <DataPieces />
      <FormPieces />
    </>
  )
}

function Swatch({ tokens, text, on }: { tokens: Tokens; text: string; on: string }) {
  const [front = '', back = ''] = [tokens[text], tokens[on]]
  return (
    <>
      <svg className="sample-swatch" viewBox="0 0 72 32" aria-hidden="true">
        <rect width="72" height="32" rx="6" fill={back} stroke={front} />
        <text x="36" y="21" textAnchor="middle" fontSize="15" fontWeight="600" fill={front}>
          Ằẫ 12
        </text>
      </svg>
      {formatNumber(contrast(front, back))}
    </>
  )
}
