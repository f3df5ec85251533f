import type { ReactNode } from 'react'
import { fileAddresses, leavingOut, readFileValue, type Received, writeFileValue } from '~/forms/file-value'
import { formatFileSize, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { FileInput } from './file-input'
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
      <div hidden={received.length === 0}>
        <p className="field-hint">{m.ui_files_received()}</p>
        <ul className="files-received" data-received="">
          {received.map((file, place) => (
            <ReceivedFile key={file.id} {...{ field, file, place }} />
          ))}
        </ul>
      </div>
      <FileInput field={field} multiple entry={<ReceivedFile field={field} file={BLANK} place={received.length} />} />
    </FieldFrame>
  )
}

/** What the script that sends files fills in. */
const BLANK: Received = { id: '', sha256: '', name: '', mediaType: 'image/', size: 0 }

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
