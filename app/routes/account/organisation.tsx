import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { consultantForm, enterpriseForm } from '~/domain/accounts/forms'
import { ENTERPRISE_KINDS } from '~/domain/accounts/lifecycle'
import { OrganisationFacts } from '~/views/account/organisation-facts'
import { oldSectorOf } from '~/views/account/old-sector.server'
import { organisationFormValues } from '~/views/account/organisation-form-values'
import { wordsFor } from '~/views/account/organisation-words'
import { canChangeOrganisation } from '~/domain/accounts/policy'
import { othersWithTaxCode } from '~/domain/accounts/shared-tax-code.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import { sizeOf } from '~/domain/accounts/size-of.server'
import { storedBy } from '~/domain/files/room.server'
import { checkTaxCode, isPersonalTaxCode, shownTaxCode } from '~/domain/accounts/tax-code'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { communeChoices, sectorChoices } from '~/views/choices/place-choices.server'
import { enterpriseKindText } from '~/i18n/terms'
import { Button, Fieldset, Form, PageHeader, RadioGroup, SelectField, Stack, TextField } from '~/ui'
import { placeFields, sizeFields } from '~/views/account/organisation-fields'
import { StoredFiles } from '~/views/account/stored-files'
import { OrganisationStanding } from '~/views/account/organisation-standing'
import { homeProvince } from '~/vocabulary/province.server'
import { CURRENT_SECTORS, provinceList, provinceOf } from '~/vocabulary/reference.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: wordsFor(data?.kind ?? 'enterprise').title() }) },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const organisation = orNotFound(() => organisationOf(actor))
  const { kind, enterpriseKind, taxCode, employees, revenueBillion, capitalBillion } = organisation
  const values = organisationFormValues(organisation, CURRENT_SECTORS)
  const done = new URL(request.url).searchParams.get('done')
  return {
    readAs: markOf(values),
    mayChange: canChangeOrganisation(actor, organisation),
    kind,
    enterpriseKind,
    // What somebody signed up with is offered; it is saved with the form, as theirs to change.
    values: { ...values, phone: values.phone ?? (done === 'signed-up' ? (actor.phone ?? undefined) : undefined) },
    doubtfulTaxCode: taxCode && checkTaxCode(taxCode).result === 'check_digit' ? shownTaxCode(taxCode) : null,
    sharing: othersWithTaxCode(organisation),
    maskedTaxCode: taxCode !== null && isPersonalTaxCode(taxCode),
    size: sizeOf(organisation),
    figures: { employees, revenueBillion, capitalBillion },
    stored: storedBy(organisation.id),
    edition: CURRENT_SECTORS,
    oldSector: oldSectorOf(organisation),
    sectors: sectorChoices(),
    provinces: provinceList().map((row) => ({ value: row.code, label: row.fullName })),
    communes: communeChoices(),
    homeProvince: provinceOf(homeProvince().code)?.fullName ?? '',
    done,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id, kind } = orNotFound(() => organisationOf(actor))
  const form = await parseForm(request, kind === 'enterprise' ? enterpriseForm : consultantForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => organisationFormValues(organisationOf(actor), CURRENT_SECTORS),
    ['name', 'taxCode', 'address', 'phone', 'employees', 'revenueBillion', 'capitalBillion'],
    () => changeOrganisation(actor, id, form.value),
  )
  if (done.refused) return done.refused
  return redirect('/organisation?done=saved', 303)
}

export default function OrganisationPage() {
  const page = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const isEnterprise = page.kind === 'enterprise'
  const text = wordsFor(page.kind)
  const [form, fields] = useForm<z.input<typeof enterpriseForm>>({
    id: 'organisation',
    lastResult,
    constraint: getZodConstraint(isEnterprise ? enterpriseForm : consultantForm),
    defaultValue: page.values,
  })
  const taxCodeHint = page.maskedTaxCode
    ? m.account_organisation_tax_code_masked()
    : m.account_organisation_tax_code_hint()
  if (!page.mayChange) return <OrganisationFacts title={text.title()} {...page} />
  return (
    <Stack>
      <PageHeader title={text.title()} lead={text.lead()} />
      {!lastResult && <OrganisationStanding {...page} />}
      <Form form={form} guard readAs={page.readAs}>
        <Fieldset legend={text.identity()}>
          <TextField field={fields.name} label={text.name()} autoComplete="organization" />
          {isEnterprise && (
            <RadioGroup
              field={fields.enterpriseKind}
              legend={m.account_organisation_kind()}
              options={ENTERPRISE_KINDS.map((value) => ({ value, label: enterpriseKindText[value]() }))}
            />
          )}
          <TextField
            field={fields.taxCode}
            label={m.account_organisation_tax_code()}
            hint={taxCodeHint}
            width="medium"
            optional
          />
          {isEnterprise && (
            <SelectField
              field={fields.sectorCode}
              label={m.account_organisation_sector()}
              hint={
                page.oldSector
                  ? m.account_organisation_sector_old(page.oldSector)
                  : m.account_organisation_sector_hint({ edition: page.edition })
              }
              options={page.sectors}
              optional
            />
          )}
        </Fieldset>
        {placeFields({ fields, ...page })}
        {isEnterprise && sizeFields({ fields })}
        <Button>{m.account_organisation_save()}</Button>
      </Form>
      <StoredFiles {...page} />
    </Stack>
  )
}
