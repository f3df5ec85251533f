import type { ReactNode } from 'react'
import { TAKEN_FILES } from '~/forms/file-value'
import * as m from '~/i18n/paraglide/messages'
import { controlProps, type FormField } from './form-field'
import { Icon } from './icons'
import reduceUrl from './reduce-picture.js?url'
import lineUrl from './resumable.js?url'
import uploadUrl from './upload.js?url'

type FileInputProps = {
  field: FormField
  multiple?: boolean
  /** What stands above the field for a file that was received, to be filled in. */
  entry: ReactNode
}

/**
 * Where files are chosen. Where scripts run they are sent at once, in pieces (`upload.js`), while the rest of the form is filled in;
 * else, and where that fails, with the form.
 */
export const FileInput = ({ field, multiple, entry }: FileInputProps) => (
  <>
    <input
      {...controlProps(field, m.ui_file_hint())}
      className="input input-file"
      type="file"
      multiple={multiple}
      accept={TAKEN_FILES.accept}
      data-max-size={TAKEN_FILES.maxSize}
      data-upload={uploadUrl}
      data-line={lineUrl}
      data-reduce={reduceUrl}
    />
    <p className="field-error" role="alert" hidden data-too-large="">
      <Icon name="alert" />
      {m.error_file_too_large()}
    </p>
    <p
      className="field-hint"
      role="status"
      data-upload-said=""
      data-sending={m.ui_upload_sending({ name: '#' })}
      data-waiting={m.ui_upload_waiting({ name: '#' })}
      data-done={m.ui_upload_done({ name: '#' })}
      data-stopped={m.ui_upload_stopped({ name: '#' })}
      data-left={m.ui_upload_left({ name: '#' })}
      data-begun={m.ui_upload_begun({ name: '#' })}
      data-held={m.ui_upload_held()}
    />
    <template data-upload-row="">
      <div className="upload">
        <span className="file-name" data-name="" />
        <progress max={1} value={0} />
        <span className="file-size" data-percent="" />
        <button type="button" className="button button-quiet" data-cancel="">
          {m.ui_upload_cancel()} <span className="visually-hidden" data-name="" />
        </button>
      </div>
    </template>
    <template data-upload-fault="">
      <p className="field-error" role="alert">
        <Icon name="alert" />
        <span data-words="" />
      </p>
    </template>
    <template data-received-entry="">{entry}</template>
  </>
)
