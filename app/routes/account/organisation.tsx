import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { consultantForm, enterpriseForm } from '~/domain/accounts/forms'
import { ENTERPRISE_KINDS } from '~/domain/accounts/lifecycle'
import { organisationFormValues } from '~/views/account/organisation-form-values'
import { type Organisation, organisationOf } from '~/domain/accounts/queries.server'
import { sizeOf } from '~/domain/accounts/size-of.server'
import { checkTaxCode, isPersonalTaxCode, shownTaxCode } from '~/domain/accounts/tax-code'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { communeChoices, sectorChoices } from '~/views/choices/place-choices.server'
import { clientSizeText, enterpriseKindText, localName } from '~/i18n/terms'
import { Button, Fieldset, Form, LinkButton, Notice, PageHeader, RadioGroup, SelectField, Stack, TextField } from '~/ui'
import { homeProvince } from '~/vocabulary/province.server'
import { CURRENT_SECTORS, provinceList, provinceOf, sectorOf } from '~/vocabulary/reference.server'

const words = {
  enterprise: {
    title: m.account_organisation_title,
    lead: m.account_organisation_lead,
    name: m.account_organisation_name,
    identity: m.account_organisation_group_identity,
  },
  consulting: {
    title: m.account_organisation_title_consultant,
    lead: m.account_organisation_lead_consultant,
    name: m.account_organisation_name_consultant,
    identity: m.account_organisation_group_identity_consultant,
  },
  expert: {
    title: m.account_organisation_title_expert,
    lead: m.account_organisation_lead_consultant,
    name: m.account_organisation_name_expert,
    identity: m.account_organisation_title_expert,
  },
}
const wordsFor = (kind: Organisation['kind']) => words[kind === 'agency' ? 'consulting' : kind]

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: wordsFor(data?.kind ?? 'enterprise').title() }) },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const organisation = orNotFound(() => organisationOf(actor))
  const { kind, enterpriseKind, taxCode } = organisation
  return {
    kind,
    enterpriseKind,
    values: organisationFormValues(organisation, CURRENT_SECTORS),
    doubtfulTaxCode: taxCode && checkTaxCode(taxCode).result === 'check_digit' ? shownTaxCode(taxCode) : null,
    maskedTaxCode: taxCode !== null && isPersonalTaxCode(taxCode),
    size: sizeOf(organisation),
    edition: CURRENT_SECTORS,
    oldSector: oldSectorOf(organisation),
    sectors: sectorChoices(),
    provinces: provinceList().map((row) => ({ value: row.code, label: row.fullName })),
    communes: communeChoices(),
    homeProvince: provinceOf(homeProvince().code)?.fullName ?? '',
    done: new URL(request.url).searchParams.get('done'),
  }
}

/** A sector registered under an edition that the list no longer offers. */
function oldSectorOf({ sectorVersion, sectorCode }: Organisation) {
  if (!sectorVersion || !sectorCode || sectorVersion === CURRENT_SECTORS) return null
  const sector = sectorOf(sectorVersion, sectorCode)
  return { edition: sectorVersion, code: sectorCode, name: sector ? localName(sector) : sectorCode }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id, kind } = orNotFound(() => organisationOf(actor))
  const form = await parseForm(request, kind === 'enterprise' ? enterpriseForm : consultantForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => changeOrganisation(actor, id, form.value))
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
  return (
    <Stack>
      <PageHeader title={text.title()} lead={text.lead()} />
      {!lastResult && <Standing {...page} />}
      <Form form={form} guard>
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
        <Fieldset legend={m.account_organisation_group_place()}>
          <SelectField field={fields.provinceCode} label={m.account_organisation_province()} options={page.provinces} />
          <SelectField
            field={fields.communeCode}
            label={m.account_organisation_commune()}
            hint={m.account_organisation_commune_hint({ province: page.homeProvince })}
            placeholder={m.account_organisation_commune_none()}
            options={page.communes}
          />
          <TextField
            field={fields.address}
            label={m.account_organisation_address()}
            autoComplete="street-address"
            optional
          />
          <TextField
            field={fields.phone}
            label={m.account_organisation_phone()}
            hint={m.account_organisation_phone_hint()}
            type="tel"
            autoComplete="tel"
            width="medium"
            optional
          />
        </Fieldset>
        {isEnterprise && (
          <Fieldset legend={m.account_organisation_group_size()} hint={m.account_organisation_group_size_hint()}>
            <TextField
              field={fields.employees}
              label={m.account_organisation_employees()}
              hint={m.account_organisation_employees_hint()}
              suffix={m.account_organisation_employees_unit()}
              inputMode="numeric"
              width="short"
              optional
            />
            <TextField
              field={fields.revenueBillion}
              label={m.account_organisation_revenue()}
              hint={m.account_organisation_billion_hint()}
              suffix={m.account_organisation_billion()}
              inputMode="decimal"
              width="short"
              optional
            />
            <TextField
              field={fields.capitalBillion}
              label={m.account_organisation_capital()}
              hint={m.account_organisation_billion_hint()}
              suffix={m.account_organisation_billion()}
              inputMode="decimal"
              width="short"
              optional
            />
          </Fieldset>
        )}
        <Button>{m.account_organisation_save()}</Button>
      </Form>
    </Stack>
  )
}

type StandingProps = Pick<
  ReturnType<typeof useLoaderData<typeof loader>>,
  'done' | 'kind' | 'enterpriseKind' | 'doubtfulTaxCode' | 'size'
>

/** What was just done, and what follows from the stored details. */
function Standing({ done, kind, enterpriseKind, doubtfulTaxCode, size }: StandingProps) {
  const isEnterprise = kind === 'enterprise'
  return (
    <>
      {done === 'signed-up' && <Notice tone="ok">{m.account_organisation_welcome()}</Notice>}
      {done === 'saved' && (
        <Notice tone="ok" title={m.account_organisation_saved()}>
          <LinkButton to={isEnterprise ? '/needs' : '/profile'} variant="secondary">
            {isEnterprise ? m.account_organisation_to_needs() : m.account_organisation_to_profile()}
          </LinkButton>
        </Notice>
      )}
      {doubtfulTaxCode && (
        <Notice tone="due" title={m.account_organisation_tax_code_warning_title()}>
          <p>{m.account_organisation_tax_code_warning({ code: doubtfulTaxCode })}</p>
        </Notice>
      )}
      {isEnterprise && enterpriseKind && size && (
        <Notice tone="info" title={m.account_organisation_size_title({ size: clientSizeText[size]() })}>
          <p>{m.account_organisation_size_source()}</p>
          {enterpriseKind !== 'enterprise' && <p>{m.account_organisation_size_reference()}</p>}
        </Notice>
      )}
      {isEnterprise && enterpriseKind && !size && (
        <Notice tone="info" title={m.account_organisation_size_unknown_title()}>
          <p>{m.account_organisation_size_unknown()}</p>
        </Notice>
      )}
    </>
  )
}
