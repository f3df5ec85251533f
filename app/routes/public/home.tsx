import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { countDraft } from '~/auth/attempts.server'
import { clientAddress } from '~/auth/client-address.server'
import { shownSubjects } from '~/domain/suggestion/shown-subjects.server'
import { askForm, NEED_TEXT_MAX } from '~/domain/needs/forms'
import { keepDraft } from '~/domain/needs/visitor-draft.server'
import { draftOf } from '~/domain/needs/queries.server'
import { recentResults } from '~/domain/certification/told-results.server'
import { publicFigures } from '~/domain/programme/queries.server'
import { draftIdOf, setDraftCookie } from '~/forms/draft-cookie.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { cutText } from '~/language/cut-text'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Button, Figure, Figures, Form, HiddenField, Notice, Section, TextArea } from '~/ui'
import { ExampleAnswer, ExampleLinks, HowItWorks, SupportGroups } from '~/views/frame/home'
import { exampleAnswer } from '~/views/frame/example-answer.server'
import { publicMeta } from '~/views/frame/public-meta'
import { provinceHome } from '~/views/frame/province-words.server'
import { NewsDoNotCome } from '~/views/account/news-do-not-come'
import { newsReach } from '~/views/account/news-reach.server'
import { Today } from '~/views/work/today'
import { todayOf } from '~/views/work/today.server'
import { ToldResults } from '~/views/work/told-results'
import { toldItems } from '~/views/work/told-results.server'
import { newId } from '~db/ids'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  data?.today
    ? [{ title: m.site_title({ page: m.today_title() }) }]
    : data
      ? publicMeta(matches, {
          title: m.home_title({ province: data.province.name }),
          description: m.site_description({ province: data.province.name }),
          path: '/',
        })
      : [{ title: m.common_brand() }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const query = new URL(request.url).searchParams
  const province = provinceHome()
  const example = province.examples[Number(query.get('example')) - 1]
  const draft = draftOf(await draftIdOf(request))
  return {
    today: actor && todayOf(actor),
    reach: actor && newsReach(actor),
    id: newId(),
    text: example ?? (cutText(query.get('text') ?? '', NEED_TEXT_MAX) || draft?.text) ?? '',
    figures: publicFigures(),
    done: query.get('done'),
    answer: actor ? null : await exampleAnswer(),
    recent: actor ? [] : toldItems(recentResults()),
    province,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  await optionalActor(request)
  const form = await parseForm(request, askForm)
  if (form.status !== 'success') return refuse(form)
  const { id, text } = form.value
  const instead = await draftIdOf(request)
  const done = await attemptAsync(form, async () => {
    await countDraft(clientAddress(request))
    return keepDraft(id, text, { suggested: shownSubjects(text), instead })
  })
  if (done.refused) return done.refused
  return redirect('/draft', { status: 303, headers: await setDraftCookie(done.value) })
}

const doneText = { dropped: m.draft_done_dropped, joined: m.join_done }

export default function Home() {
  const { today, reach, id, text, done, figures, answer, recent, province } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'ask',
    lastResult,
    constraint: getZodConstraint(askForm),
    defaultValue: { id, text },
  })
  const said = wordOf(doneText, done)
  const askFields = [
    <HiddenField key="id" field={fields.id} />,
    <TextArea key="text" field={fields.text} label={m.home_text_label()} hint={m.home_text_hint()} rows={5} />,
  ]
  return (
    <>
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {reach ? <NewsDoNotCome {...reach} /> : null}
      {today ? <Today {...today} /> : null}
      {today?.role === 'enterprise' ? (
        <Section title={m.today_ask_title()}>
          <Form form={form} personal>
            {askFields}
            <Button variant="secondary">{m.home_submit()}</Button>
          </Form>
        </Section>
      ) : null}
      {today === null ? (
        <div className="home-ask">
          <h1>{m.home_question()}</h1>
          <Form form={form} personal>
            {askFields}
            <Button>{m.home_submit()}</Button>
            <p className="hint">{m.home_no_account()}</p>
            <ExampleLinks title={m.home_examples()} examples={province.examples} fills={fields.text.id} />
          </Form>
          <p>
            {m.home_self_check()} <Link to="/self-check">{m.home_self_check_link()}</Link>
          </p>
          {answer ? <ExampleAnswer {...answer} /> : null}
        </div>
      ) : null}
      {today ? null : (
        <>
          <ToldResults title={m.home_recent_title()} results={recent} />
          <SupportGroups {...province.support} />
          <HowItWorks department={province.department} />
          <HomeFigures {...figures} />
        </>
      )}
    </>
  )
}

const HomeFigures = ({ consultants, needs, awarded, certified, on }: ReturnType<typeof publicFigures>) =>
  consultants + needs > 0 ? (
    <Section title={m.home_figures_title({ day: formatDay(on) })}>
      <Figures>
        <Figure value={formatNumber(consultants)} label={m.home_figure_consultants()} to="/consultants" />
        <Figure value={formatNumber(needs)} label={m.home_figure_needs()} />
        <Figure value={formatNumber(awarded)} label={m.home_figure_awarded()} />
        <Figure value={formatNumber(certified)} label={m.home_figure_certified()} />
      </Figures>
    </Section>
  ) : null
