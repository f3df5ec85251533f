import * as m from '~/i18n/paraglide/messages'
import { Button, Details, PlainForm } from '~/ui'

type Props = {
  certificate: { id: string }
  register: readonly { memberId: string; name: string; leftOn: string | null }[]
}

/** Notes since when a member stands in the register of a group certificate no more. */
export function LeaveRegister({ certificate, register }: Props) {
  const standing = register.filter(({ leftOn }) => leftOn === null)
  if (standing.length === 0) return null
  const id = `left-${certificate.id}`
  return (
    <Details forForm summary={m.certificate_register_leave()}>
      <PlainForm>
        <input type="hidden" name="intent" value="register_left" />
        <input type="hidden" name="certificateId" value={certificate.id} />
        <div className="field">
          <label className="field-label" htmlFor={`${id}-member`}>
            {m.certificate_register_member()}
          </label>
          <select id={`${id}-member`} name="memberId">
            {standing.map(({ memberId, name }) => (
              <option key={memberId} value={memberId}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label className="field-label" htmlFor={`${id}-day`}>
            {m.certificate_register_day()}
          </label>
          <input id={`${id}-day`} type="date" name="leftOn" required />
        </div>
        <Button variant="secondary">{m.certificate_register_save()}</Button>
      </PlainForm>
    </Details>
  )
}
