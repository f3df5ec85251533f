import { useForm } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'
import { Button, Details, Form, HiddenField } from '~/ui'

/** A measure that was begun by mistake is taken away. */
export function RemoveMeasure() {
  const [form, fields] = useForm({ id: 'remove', defaultValue: { step: 'remove' } })
  return (
    <Details forForm summary={m.measure_remove_open()}>
      <Form form={form}>
        <p>{m.measure_remove_how()}</p>
        <HiddenField field={fields.step} />
        <Button variant="secondary">{m.measure_remove()}</Button>
      </Form>
    </Details>
  )
}
