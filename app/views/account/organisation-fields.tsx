import * as m from '~/i18n/paraglide/messages'
import { Fieldset, type FormField, SelectField, type SelectOption, TextField } from '~/ui'
import { communeField, type CommuneChoices } from '~/views/choices/commune-field'

type Fields<Name extends string> = { fields: Record<Name, FormField> }

type Places = { provinces: SelectOption[]; communes: CommuneChoices; homeProvince: string }

/** Where an organisation is, and its telephone. Called, not rendered: the summary of errors finds the fields' labels inside. */
export const placeFields = ({
  fields,
  provinces,
  communes,
  homeProvince,
}: Fields<'provinceCode' | 'communeCode' | 'address' | 'phone'> & Places) => (
  <Fieldset legend={m.account_organisation_group_place()}>
    <SelectField field={fields.provinceCode} label={m.account_organisation_province()} options={provinces} />
    {communeField({
      field: fields.communeCode,
      label: m.account_organisation_commune(),
      hint: m.account_organisation_commune_hint({ province: homeProvince }),
      communes,
    })}
    <TextField field={fields.address} label={m.account_organisation_address()} autoComplete="street-address" optional />
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
)

/** The figures by which an enterprise's size class is told. */
export const sizeFields = ({ fields }: Fields<'employees' | 'revenueBillion' | 'capitalBillion'>) => (
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
)
