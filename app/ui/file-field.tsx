import type { ReactNode } from 'react'
import { NO_FILE, readFileValue, type Received, writeFileValue } from '~/forms/file-value'
import { formatFileSize } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { FileInput } from './file-input'
import { FieldFrame, type FormField } from './form-field'
import { Icon } from './icons'

type FileFieldProps = { field: FormField; label: ReactNode; hint?: ReactNode; optional?: boolean }

/**
 * A file, of a form with `encType="multipart/form-data"` and a schema's `requiredFile` or `optionalFile`. What the server has
 * received already stands above it and goes along; it starts so with `writeFileValue` of a record's own file.
 */
export function FileField({ field, label, hint, optional }: FileFieldProps) {
  const { received } = readFileValue(field.initialValue)
  return (
    <FieldFrame {...{ field, label, optional }} hint={hint ? [hint, ' ', m.ui_file_hint()] : m.ui_file_hint()}>
      <div data-received="" hidden={!received}>
        {received ? <ReceivedFile {...{ field, received, optional }} /> : null}
      </div>
      <FileInput field={field} entry={<ReceivedFile {...{ field, optional }} />} />
    </FieldFrame>
  )
}

type ReceivedFileProps = { field: FormField; received?: Received; optional: boolean | undefined }

/** Without a file: what the script that sends files fills in. */
function ReceivedFile({ field, received, optional }: ReceivedFileProps) {
  const { name, formId } = field
  const boxId = `${field.id}-none`
  return (
    <div className="file-received">
      <input type="hidden" name={name} form={formId} value={received ? writeFileValue({ received }) : ''} />
      <p>
        <Icon name="file" />
        <span className="file-name">
          {m.ui_file_received()}{' '}
          <a href={received && `/files/${received.id}`} download>
            {received?.name}
          </a>{' '}
          <span className="file-size">{received && formatFileSize(received.size)}</span>
        </span>
      </p>
      <p className="field-hint">{m.ui_file_received_hint()}</p>
      {optional ? (
        <div className="choice">
          <input id={boxId} type="checkbox" name={name} form={formId} value={NO_FILE} />
          <label htmlFor={boxId}>{m.ui_file_none()}</label>
        </div>
      ) : null}
    </div>
  )
}
