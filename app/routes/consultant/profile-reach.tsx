import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { reachForm } from '~/domain/directory/forms'
import { CLIENT_SIZES, LANGUAGES, WORK_MODES } from '~/domain/directory/lifecycle'
import { openProfile } from '~/domain/directory/open-profile.server'
import { ownProfile } from '~/domain/directory/queries.server'
import { saveReach } from '~/domain/directory/save-reach.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { clientSizeText, languageText, localName, workModeText } from '~/i18n/terms'
import { Button, Checkbox, CheckboxGroup, Fieldset, Form, PageHeader } from '~/ui'
import { homeProvince } from '~/vocabulary/province.server'
import { provinceList, sectorList } from '~/vocabulary/reference.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.profile_reach_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  orNotFound(() => openProfile(actor))
  const defaultValue = startOf(actor)
  return { defaultValue, readAs: markOf(defaultValue), sectors: sectorChoices(), provinces: provinceChoices() }
}

function startOf(actor: Actor) {
  const { anySector, sectors, anyProvince, areas, languages, workModes, clientSizes } = ownProfile(actor)
  return {
    anySector,
    sectors: sectors.map((sector) => sector.code),
    anyProvince,
    provinces: areas.map((area) => area.code),
    languages,
    workModes,
    clientSizes,
  }
}

/** Divisions (level 2), each under its section; sections themselves are no choice. */
function sectorChoices() {
  const rows = sectorList()
  const sections = new Map(rows.filter((row) => row.level === 1).map((row) => [row.code, localName(row)]))
  return rows
    .filter((row) => row.level === 2)
    .map((row) => ({ value: row.code, label: localName(row), group: sections.get(row.parent ?? '') }))
}

/** The home province first, since most requests come from there. */
function provinceChoices() {
  const rows = provinceList()
  const home = rows.filter((row) => row.code === homeProvince().code)
  return [...home, ...rows.filter((row) => row.code !== homeProvince().code)].map((row) => ({
    value: row.code,
    label: localName(row),
  }))
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const form = await parseForm(request, reachForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => startOf(actor),
    [],
    () => saveReach(actor, form.value),
  )
  if (done.refused) return done.refused
  return redirect('/profile?done=reach', 303)
}

export default function ProfileReach() {
  const { defaultValue, readAs, sectors, provinces } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'reach', lastResult, constraint: getZodConstraint(reachForm), defaultValue })
  return (
    <>
      <PageHeader title={m.profile_reach_title()} back={{ to: '/profile', text: m.profile_back() }} />
      <Form form={form} guard readAs={readAs}>
        <Fieldset legend={m.profile_sectors_title()}>
          <Checkbox field={fields.anySector} label={m.profile_any_sector()} hint={m.profile_any_sector_hint()} />
          <CheckboxGroup field={fields.sectors} legend={m.profile_sectors_legend()} options={sectors} filter />
        </Fieldset>
        <Fieldset legend={m.profile_areas_title()}>
          <Checkbox field={fields.anyProvince} label={m.profile_any_province()} hint={m.profile_any_province_hint()} />
          <CheckboxGroup
            field={fields.provinces}
            legend={m.profile_provinces_legend()}
            options={provinces}
            filter
            columns={2}
          />
        </Fieldset>
        <CheckboxGroup
          field={fields.languages}
          legend={m.profile_languages_legend()}
          options={LANGUAGES.map((value) => ({ value, label: languageText[value]() }))}
        />
        <CheckboxGroup
          field={fields.workModes}
          legend={m.profile_work_modes_legend()}
          options={WORK_MODES.map((value) => ({ value, label: workModeText[value]() }))}
        />
        <CheckboxGroup
          field={fields.clientSizes}
          legend={m.profile_client_sizes_legend()}
          options={CLIENT_SIZES.map((value) => ({ value, label: clientSizeText[value]() }))}
        />
        <Button>{m.profile_save()}</Button>
      </Form>
    </>
  )
}
