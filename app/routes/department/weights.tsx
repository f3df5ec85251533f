import { type SubmissionResult, useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { currentWeights, weightChanges } from '~/domain/matching/current-weights.server'
import { weightsForm } from '~/domain/matching/forms'
import { setWeights } from '~/domain/matching/set-weights.server'
import { BUILT_IN_VERSION, BUILT_IN_WEIGHTS, FEATURES } from '~/domain/matching/ranking/weights'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { featureText } from '~/i18n/matching-terms'
import { answerTo } from '~/forms/answer-to'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Button, DataTable, Details, Form, Notice, PageHeader, Section, TextArea, TextField } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.matching_weights_title() }) }]

const storedOf = ({ weights }: ReturnType<typeof currentWeights>) => ({ weights })

export async function loader({ request }: LoaderFunctionArgs) {
  await requireCapability(request, 'set_weights')
  const current = currentWeights()
  const done = new URL(request.url).searchParams.has('done')
  return { ...current, readAs: markOf(storedOf(current)), changes: weightChanges(), done }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'set_weights')
  const form = await parseForm(request, weightsForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const done = attemptEdit(
    form,
    () => storedOf(currentWeights()),
    value.step === 'set' ? FEATURES.map((feature) => `weights.${feature}`) : [],
    () => setWeights(actor, { ...value, weights: value.step === 'set' ? value.weights : null }),
  )
  if (done.refused) return done.refused
  return redirect('/department/weights?done=saved', 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type PartProps = { version: string; readAs: string; lastResult: SubmissionResult<string[]> | undefined }

export default function MatchingWeights() {
  const { version, weights, readAs, changes, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const builtIn = version === BUILT_IN_VERSION
  return (
    <>
      <PageHeader
        title={m.matching_weights_title()}
        lead={m.matching_weights_lead()}
        back={{ to: '/department', text: m.programme_title() }}
      />
      {done && !lastResult ? <Notice tone="ok">{m.matching_weights_done()}</Notice> : null}
      <p>{builtIn ? m.matching_weights_version_built_in({ version }) : m.matching_weights_version({ version })}</p>
      <SetWeights version={version} weights={weights} readAs={readAs} lastResult={answerTo('set', lastResult)} />
      {builtIn ? null : <ResetWeights version={version} readAs={readAs} lastResult={answerTo('reset', lastResult)} />}
      <Section title={m.matching_weights_history_title()}>
        <Changes changes={changes} />
      </Section>
    </>
  )
}

function SetWeights({ version, weights, readAs, lastResult }: PartProps & Pick<Loaded, 'weights'>) {
  const [form, fields] = useForm({
    id: 'weights',
    lastResult,
    defaultValue: { weights, reason: '' },
  })
  const weightFields = fields.weights.getFieldset()
  return (
    <Form form={form} guard readAs={readAs}>
      <input type="hidden" name="step" value="set" />
      <input type="hidden" name="seenVersion" value={version} />
      {FEATURES.map((feature) => (
        <TextField
          key={feature}
          field={weightFields[feature]}
          label={featureText[feature].name()}
          hint={[
            featureText[feature].why(),
            m.matching_weights_built_in_value({ value: formatNumber(BUILT_IN_WEIGHTS[feature]) }),
          ].join(' ')}
          inputMode="numeric"
          width="short"
        />
      ))}
      <TextArea
        field={fields.reason}
        label={m.matching_weights_reason_label()}
        hint={m.matching_weights_reason_hint()}
        rows={3}
      />
      <Button>{m.matching_weights_save()}</Button>
    </Form>
  )
}

function ResetWeights({ version, readAs, lastResult }: PartProps) {
  const [form, fields] = useForm({ id: 'reset', lastResult, defaultValue: { reason: '' } })
  return (
    <Details forForm summary={m.matching_weights_reset_title()} open={lastResult !== undefined}>
      <Form form={form} readAs={readAs}>
        <input type="hidden" name="step" value="reset" />
        <input type="hidden" name="seenVersion" value={version} />
        <TextArea
          field={fields.reason}
          label={m.matching_weights_reason_label()}
          hint={m.matching_weights_reason_hint()}
          rows={3}
        />
        <Button variant="secondary">{m.matching_weights_reset_button()}</Button>
      </Form>
    </Details>
  )
}

function Changes({ changes }: Pick<Loaded, 'changes'>) {
  if (changes.length === 0) return <p>{m.matching_weights_history_none()}</p>
  const changeText = ({ feature, from, to }: Loaded['changes'][number]['changed'][number]) =>
    m.matching_weights_change({
      point: featureText[feature].name(),
      from: formatNumber(from),
      to: formatNumber(to),
    })
  return (
    <DataTable
      caption={m.matching_weights_history_title()}
      rows={changes}
      rowKey={(change) => change.version}
      columns={[
        { header: m.matching_weights_history_when(), cell: (change) => formatMomentDay(change.setAt) },
        {
          header: m.matching_weights_history_who(),
          cell: (change) => `${personName(change.setBy)}, ${change.organisation}`,
        },
        { header: m.matching_weights_history_what(), cell: (change) => change.changed.map(changeText).join('; ') },
        { header: m.matching_weights_history_why(), cell: (change) => change.reason },
      ]}
    />
  )
}
