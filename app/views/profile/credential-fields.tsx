import type { Paper } from '~/domain/directory/papers.server'
import { comparedText } from '~/i18n/directory-terms'
import * as m from '~/i18n/paraglide/messages'
import { DateField, FileField, type FormField, HiddenField, TextField } from '~/ui'

type Fields = Record<'id' | 'name' | 'issuer' | 'number' | 'validUntil' | 'paper', FormField>

/**
 * The fields of one credential; `stored`: as it is stored, where it is. Called, not rendered: the summary of errors finds the
 * labels inside.
 */
export const credentialFields = (fields: Fields, stored: Paper | undefined) => (
  <>
    <HiddenField field={fields.id} />
    <TextField field={fields.name} label={m.profile_credential_name_label()} hint={m.profile_credential_name_hint()} />
    <TextField field={fields.issuer} label={m.profile_credential_issuer_label()} optional />
    <TextField field={fields.number} label={m.profile_credential_number_label()} width="medium" optional />
    <DateField
      field={fields.validUntil}
      label={m.profile_credential_until_label()}
      hint={m.profile_credential_until_hint()}
      optional
    />
    <FileField
      field={fields.paper}
      label={m.profile_credential_paper_label()}
      hint={m.profile_credential_paper_hint()}
      optional
    />
    {stored?.comparedAt ? (
      <p className="hint">{m.profile_credential_compared({ compared: comparedText(stored) })}</p>
    ) : null}
  </>
)
