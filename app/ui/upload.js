// @ts-check
// Sends chosen files while the form is still being filled in; the form then carries what the server made of them. `enhance.js`
// loads it when a file is chosen. Whatever fails here leaves the file in its field, and the form sends it as without scripts.

/** @typedef {{ value: string, name: string, size: string, to: string, thumbnail?: string, leaveOut: string }} TakenIn */

/** What is being sent, by form; each says whether it was taken in.
 * @type {Map<HTMLFormElement, Set<Promise<boolean>>>} */
const sending = new Map()

/** @param {HTMLInputElement} input */
export async function send(input) {
  const chosen = [...(input.files ?? [])]
  // Read at once: a file of a cloud drive cannot be read again later.
  const files = await Promise.all(chosen.map(async (file) => new File([await file.arrayBuffer()], file.name, file)))
  put(input, [])
  within(input, '[data-too-large]')?.setAttribute('hidden', '')
  const form = /** @type {HTMLFormElement} */ (input.form)
  const running = sending.get(form) ?? new Set()
  sending.set(form, running)
  for (const file of files) {
    const done = sendOne(input, file)
    running.add(done)
    void done.finally(() => running.delete(done))
  }
}

/** Tells of what this field had begun to send before the page was loaded again.
 * @param {HTMLInputElement} input */
export async function remind(input) {
  const { begunAt } = await lineOf(input)
  const name = begunAt(placeOf(input))
  if (name) say(input, 'begun', name)
}

/** @param {HTMLInputElement} input @returns {Promise<typeof import('./resumable.js')>} */
const lineOf = (input) => import(/* @vite-ignore */ input.dataset.line ?? '')

/** @param {HTMLInputElement} input */
const placeOf = (input) => `${location.pathname} ${input.name} `

/** Whether the file was taken in.
 * @param {HTMLInputElement} input @param {File} file */
async function sendOne(input, file) {
  const stop = new AbortController()
  const row = addRow(input, file.name)
  row.querySelector('[data-cancel]')?.addEventListener('click', () => stop.abort())
  say(input, 'sending', file.name)
  try {
    const { Refused, sendAll } = await lineOf(input)
    const small = await smaller(input, file)
    const isTooLarge = small.size > Number(input.dataset.maxSize)
    try {
      if (isTooLarge) throw new Refused(within(input, '[data-too-large]')?.textContent ?? '')
      const told = await sendAll(small, placeOf(input), stop.signal, {
        at: (share) => show(row, share),
        waits: () => say(input, 'waiting', file.name),
        goesOn: () => say(input, 'sending', file.name),
      })
      addReceived(input, told)
      say(input, 'done', file.name)
      return true
    } catch (error) {
      if (stop.signal.aborted) say(input, 'stopped', file.name)
      else if (error instanceof Refused && error.message) sayFault(input, `“${file.name}”: ${error.message}`)
      else throw error
    }
  } catch {
    put(input, [...(input.files ?? []), file])
    say(input, 'left', file.name)
  } finally {
    row.remove()
  }
  return false
}

/** A picture made smaller, where that can be had.
 * @param {HTMLInputElement} input @param {File} file @returns {Promise<File>} */
async function smaller(input, file) {
  if (!file.type.startsWith('image/')) return file
  /** @type {Promise<typeof import('./reduce-picture.js')>} */
  const asked = import(/* @vite-ignore */ input.dataset.reduce ?? '')
  return asked.then(
    ({ reduced }) => reduced(file),
    () => file,
  )
}

/** @param {HTMLInputElement} input @param {File[]} files */
function put(input, files) {
  const chosen = new DataTransfer()
  for (const file of input.multiple ? files : files.slice(-1)) chosen.items.add(file)
  input.files = chosen.files
}

/** @param {HTMLInputElement} input @param {string} selector */
const within = (input, selector) =>
  /** @type {HTMLElement | null} */ (input.closest('.field')?.querySelector(selector) ?? null)

/** @param {HTMLInputElement} input @param {string} selector */
function copyOf(input, selector) {
  const { content } = /** @type {HTMLTemplateElement} */ (within(input, selector))
  return /** @type {HTMLElement} */ (/** @type {Element} */ (content.firstElementChild).cloneNode(true))
}

/** @param {Element} within @param {string} selector @param {string} words */
function write(within, selector, words) {
  for (const place of within.querySelectorAll(selector)) place.textContent = words
}

/** @param {HTMLInputElement} input @param {string} name */
function addRow(input, name) {
  const row = copyOf(input, '[data-upload-row]')
  write(row, '[data-name]', name)
  row.querySelector('progress')?.setAttribute('aria-label', name)
  input.after(row)
  return row
}

/** @param {HTMLElement} row @param {number} share */
function show(row, share) {
  row.querySelector('progress')?.setAttribute('value', String(share))
  write(row, '[data-percent]', `${Math.floor(100 * share)} %`)
}

let received = 0

/** @param {HTMLInputElement} input @param {TakenIn} told */
function addReceived(input, told) {
  const list = /** @type {HTMLElement} */ (within(input, '[data-received]'))
  const entry = copyOf(input, '[data-received-entry]')
  entry.querySelector('[type=hidden]')?.setAttribute('value', told.value)
  entry.querySelector('a')?.setAttribute('href', told.to)
  write(entry, 'a, label .visually-hidden', told.name)
  write(entry, '.file-size', told.size)
  if (told.thumbnail) entry.querySelector('img')?.setAttribute('src', told.thumbnail)
  else entry.querySelector('img')?.remove()
  const box = entry.querySelector('input[type=checkbox]')
  if (box && input.multiple) box.setAttribute('value', told.leaveOut)
  const boxId = `${input.id}-sent-${++received}`
  box?.setAttribute('id', boxId)
  entry.querySelector('label')?.setAttribute('for', boxId)
  if (!input.multiple) list.replaceChildren()
  list.append(entry)
  list.closest('[hidden]')?.removeAttribute('hidden')
}

/** @param {HTMLInputElement} input @param {string} what @param {string} name */
function say(input, what, name) {
  const said = within(input, '[data-upload-said]')
  if (said) said.textContent = (said.dataset[what] ?? '').replace('#', name)
}

/** @param {HTMLInputElement} input @param {string} words */
function sayFault(input, words) {
  say(input, 'nothing', '')
  const fault = copyOf(input, '[data-upload-fault]')
  write(fault, '[data-words]', words)
  input.after(fault)
  input.addEventListener('change', () => fault.remove(), { once: true })
}

/** A form waits for what is still being sent; then it goes by itself, unless a file was not taken.
 * @param {SubmitEvent} event */
function waitForFiles(event) {
  const form = /** @type {HTMLFormElement} */ (event.target)
  const running = sending.get(form)
  if (!running?.size) return
  event.preventDefault()
  event.stopImmediatePropagation()
  for (const input of form.elements)
    if (input instanceof HTMLInputElement && input.dataset.upload) say(input, 'held', '')
  void Promise.all(running).then((all) => {
    if (all.every(Boolean) && form.isConnected) form.requestSubmit(event.submitter)
  })
}

document.addEventListener('submit', waitForFiles, true)
