import type { Submission } from '@conform-to/react'
import * as m from '~/i18n/paraglide/messages'

type Form = Submission<unknown, string[], unknown>

/**
 * The form, saying beside the field of each file that came with it that it is not stored yet, whenever its page is shown again:
 * after a mistake elsewhere, and after a row was added or removed. No page can put a file back into its field.
 */
export function withFilesNotStored<F extends Form>(form: F): F {
  const unstored = Object.fromEntries(
    filesIn(form.payload).map(([name, file]) => [name, [m.error_file_not_stored({ name: file.name })]]),
  )
  if (Object.keys(unstored).length === 0) return form
  const reply: F['reply'] = (options) => {
    const fieldErrors = { ...unstored, ...(options && 'fieldErrors' in options && options.fieldErrors) }
    const { intent, error, ...result } = form.reply({ ...options, fieldErrors })
    if (!intent) return { ...result, error }
    // The rows are as the button left them. With the button's intent conform would show errors of the list only; without it all,
    // also those of rows that are still being filled in.
    const list = 'name' in intent.payload ? intent.payload.name : undefined
    const told = Object.entries(error ?? {}).filter(([name]) => name in unstored || name === list)
    return { ...result, error: Object.fromEntries(told) }
  }
  return { ...form, reply }
}

/** The files of a form, by the name of their field. */
function filesIn(value: unknown, name = ''): [string, File][] {
  if (value instanceof File) return value.size > 0 ? [[name, value]] : []
  if (Array.isArray(value)) return value.flatMap((part: unknown, index) => filesIn(part, `${name}[${index}]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, part]) => filesIn(part, name ? `${name}.${key}` : key))
}
