import type { ReactNode } from 'react'
import { fileAddresses, leavingOut, readFileValue, type Received, writeFileValue } from '~/forms/file-value'
import { formatFileSize, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { FileInput } from './file-field'
import { FieldFrame, type FormField } from './form-field'
import { FilePicture } from './results'

type FilesFieldProps = { field: FormField; label: ReactNode; hint?: ReactNode; most: number }

/**
 * Several files, of a form with `encType="multipart/form-data"` and a schema's `upToFiles`; none is fine. Those that the server has
 * received stand above, each with a box that leaves it out; it starts so with `writeFileValue` of each of a record's own files.
 */
export function FilesField({ field, label, hint, most }: FilesFieldProps) {
  const received = [field.initialValue].flat().flatMap((value) => readFileValue(value).received ?? [])
  const limits = m.ui_files_hint({ most: formatNumber(most) })
  return (
    <FieldFrame {...{ field, label }} optional hint={hint ? [hint, ' ', limits] : limits}>
      {received.length > 0 ? (
        <>
          <p className="field-hint">{m.ui_files_received()}</p>
          <ul className="files-received">
            {received.map((file, place) => (
              <ReceivedFile key={file.id} {...{ field, file, place }} />
            ))}
          </ul>
        </>
      ) : null}
      <FileInput field={field} multiple />
    </FieldFrame>
  )
}

function ReceivedFile({ field, file, place }: { field: FormField; file: Received; place: number }) {
  const { name, formId } = field
  const boxId = `${field.id}-none-${place}`
  const { to, thumbnail } = fileAddresses(file)
  return (
    <li>
      <input type="hidden" name={name} form={formId} value={writeFileValue({ received: file })} />
      <FilePicture thumbnail={thumbnail} />
      <span className="file-name">
        <a href={to} download>
          {file.name}
        </a>{' '}
        <span className="file-size">{formatFileSize(file.size)}</span>
      </span>
      <div className="choice">
        <input id={boxId} type="checkbox" name={name} form={formId} value={leavingOut(file.id)} />
        <label htmlFor={boxId}>
          {m.ui_file_none()} <span className="visually-hidden">{file.name}</span>
        </label>
      </div>
    </li>
  )
}
