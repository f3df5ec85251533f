import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { publicRegister, registerRows } from '~/domain/measures/public-register.server'
import { wordsInField } from '~/domain/search-address'
import { paged } from '~/forms/paged.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { localName } from '~/i18n/terms'
import { PageHeader, Pagination } from '~/ui'
import { subjectName } from '~/views/choices/subject-choices.server'
import { publicMeta } from '~/views/frame/public-meta'
import { TakeList } from '~/views/exporting/take-list'
import { RegisterSearchForm, RegisterTable } from '~/views/verify/register'
import { byLabel } from '~/views/verify/by-label'
import { communeOf } from '~/vocabulary/reference.server'

export const meta: MetaFunction = ({ matches }) =>
  publicMeta(matches, { title: m.register_title(), description: m.register_lead(), path: '/results' })

export async function loader({ request }: LoaderFunctionArgs) {
  const signedIn = (await optionalActor(request)) !== null
  const asked = new URL(request.url).searchParams
  const one = (name: string) => wordsInField(asked, name)
  const search = { name: one('name'), subject: one('subject'), commune: one('commune'), year: one('year') }
  const { rows: found, unnamed, subjects, communes, years } = publicRegister(search)
  const { rows, ...pages } = paged(request, found)
  return {
    ...pages,
    signedIn,
    rows: registerRows(rows),
    count: found.length,
    unnamed,
    search,
    subjects: byLabel(subjects.map((code) => ({ value: code, label: subjectName(code) }))),
    communes: byLabel(
      communes.flatMap((code) => {
        const commune = communeOf(code)
        return commune ? [{ value: code, label: localName(commune) }] : []
      }),
    ),
    years: years.map((year) => ({ value: year, label: year })),
  }
}

/** What the department verified, of enterprises that agreed to be named here. */
export default function Results() {
  const { rows, count, signedIn, unnamed, page, pages, query, ...options } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.register_title()} lead={m.register_lead()} />
      <RegisterSearchForm {...options} />
      <RegisterTable rows={rows} caption={m.register_found({ count: formatNumber(count) })} />
      {signedIn && count > 0 ? <TakeList list="register" /> : null}
      <Pagination page={page} pages={pages} href={(number) => `/results?${query}&page=${number}`} />
      {unnamed > 0 ? <p>{m.register_unnamed({ count: formatNumber(unnamed) })}</p> : null}
      <p className="hint">{m.register_note()}</p>
    </>
  )
}
