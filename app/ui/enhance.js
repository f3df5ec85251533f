// @ts-check
// The one script of the pages. Everything works without it; it saves clicks and mistakes.

/** Lower case without Vietnamese diacritics, as `app/language/fold.ts` does.
 * @param {string} text */
const fold = (text) =>
  text
    .toLowerCase()
    .replaceAll('đ', 'd')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')

/** A folded text with "ly" and "li" as one, as `app/language/orthography.ts` does.
 * @param {string} folded */
const inOneSpelling = (folded) => folded.replace(/\b(h|k|l|m|s|t|qu)y\b/g, '$1i')

/** @param {string} selector */
const all = (selector) => /** @type {HTMLElement[]} */ ([...document.querySelectorAll(selector)])

/** What a button said before it was pressed.
 * @type {Map<HTMLElement, ChildNode[]>} */
const wordsOf = new Map()

/** After so long a form that is still sending may be sent again: a stopped or lost one gives no sign. */
const SENDING_MS = 10_000
/** @type {ReturnType<typeof setTimeout> | undefined} */
let sending

/** A second press of a button that is still sending does nothing.
 * @param {SubmitEvent} event */
function guardDoubleSubmit(event) {
  const form = /** @type {HTMLFormElement} */ (event.target)
  if (form.method !== 'post') return
  if (form.dataset.sent) return event.preventDefault()
  const tooLarge = isRowButton(event.submitter) ? undefined : filesOf(form).find(tellOfSize)
  if (tooLarge) {
    tooLarge.focus()
    return event.preventDefault()
  }
  form.dataset.sent = 'yes'
  clearTimeout(sending)
  sending = setTimeout(allowSubmits, SENDING_MS)
  const button = event.submitter
  if (!button) return
  wordsOf.set(button, [...button.childNodes])
  button.setAttribute('aria-disabled', 'true')
  if (button.classList.contains('button')) button.textContent = button.dataset.busy || document.body.dataset.busy || ''
}

/** A page whose sending was stopped, failed or answered with nothing, or that the back button brought back, can be sent again. */
function allowSubmits() {
  for (const form of all('form[data-sent]')) delete form.dataset.sent
  for (const [button, words] of wordsOf) {
    button.replaceChildren(...words)
    button.removeAttribute('aria-disabled')
  }
  wordsOf.clear()
}

/** @param {HTMLElement | null} button */
const isRowButton = (button) => button?.getAttribute('name') === '__intent__'

/** @param {HTMLFormElement} form */
const filesOf = (form) =>
  /** @type {HTMLInputElement[]} */ (all('input[data-max-size]')).filter((input) => input.form === form)

/** A file that is too large is told of beside its field, before minutes go by with sending it.
 * @param {HTMLInputElement} input */
function tellOfSize(input) {
  const isTooLarge = [...(input.files ?? [])].some(({ size }) => size > Number(input.dataset.maxSize))
  const said = /** @type {HTMLElement | null} */ (input.parentElement?.querySelector('[data-too-large]'))
  if (said) said.hidden = !isTooLarge
  return isTooLarge
}

/** What sends files while the form is filled in; where it cannot be had, the form sends them.
 * @param {HTMLInputElement} input @param {(upload: typeof import('./upload.js')) => void} use */
function withUpload(input, use) {
  const address = input.dataset.upload
  if (address) import(/* @vite-ignore */ address).then(use, () => undefined)
}

/** Whether this browser has begun to send a file and not ended it. */
function hasBegun() {
  try {
    return localStorage.getItem('uploads') !== null
  } catch {
    return false
  }
}

/** A text field over a list of boxes longer than `data-filter-from`; what is ticked stays in sight.
 * @param {HTMLElement} list */
function addFilter(list) {
  const id = `filter-${all('[data-filter]').indexOf(list)}`
  const box = document.createElement('div')
  const label = Object.assign(document.createElement('label'), { htmlFor: id, textContent: list.dataset.filter })
  const hint = Object.assign(document.createElement('p'), { id: `${id}-hint`, textContent: list.dataset.filterHint })
  const input = Object.assign(document.createElement('input'), { id, type: 'search', autocomplete: 'off' })
  const count = document.createElement('p')
  box.className = 'choice-filter'
  hint.className = count.className = 'field-hint'
  input.className = 'input'
  input.setAttribute('aria-describedby', hint.id)
  count.setAttribute('role', 'status')
  box.append(label, hint, input, count)
  list.before(box)

  const apply = () => {
    const sought = fold(input.value).split(/\s+/)
    const choices = /** @type {HTMLElement[]} */ ([...list.querySelectorAll('.choice')])
    let shown = 0
    for (const choice of choices) {
      const words = fold(choice.textContent ?? '')
      const spelled = inOneSpelling(words)
      const isThere = (/** @type {string} */ word) => words.includes(word) || spelled.includes(inOneSpelling(word))
      const fits = sought.every(isThere) || choice.querySelector('input')?.checked
      choice.hidden = !fits
      if (fits) shown += 1
    }
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll('.choice-section')))
      section.hidden = !section.querySelector('.choice:not([hidden])')
    count.textContent = input.value ? (list.dataset.filterCount ?? '').replace('#', String(shown)) : ''
    box.hidden = !input.value && choices.length <= Number(list.dataset.filterFrom ?? 0)
  }
  input.addEventListener('keydown', (event) => event.key === 'Enter' && event.preventDefault())
  input.addEventListener('input', apply)
  list.addEventListener('refreshed', apply)
  apply()
}

/** An example sentence fills the text field instead of loading the page again.
 * @param {MouseEvent} event */
function fillExample(event) {
  const example = /** @type {Element} */ (event.target).closest?.('[data-fill]')
  if (!(example instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.shiftKey) return
  const field = document.getElementById(example.dataset.fill ?? '')
  if (!(field instanceof HTMLTextAreaElement)) return
  event.preventDefault()
  field.value = (example.dataset.text ?? example.textContent ?? '').trim()
  field.focus()
}

/** Language and colours belong to the form that was typed into last: the text comes along.
 * @param {Event} event */
function keepWithPreferences(event) {
  const { form } = /** @type {HTMLInputElement} */ (event.target)
  if (form?.method !== 'post' || !form.id || new URL(form.action).pathname !== location.pathname) return
  for (const button of all('.preference-button')) button.setAttribute('form', form.id)
}

/** @param {BeforeUnloadEvent} event */
function warnOfUnsentText(event) {
  const typed = all('form[data-guard]:not([data-sent]) :is(input:not([type=hidden]), textarea)').some((control) => {
    const field = /** @type {HTMLInputElement} */ (control)
    return field.value !== field.defaultValue
  })
  if (typed) event.preventDefault()
}

document.addEventListener('submit', guardDoubleSubmit)
document.addEventListener('click', fillExample)
document.addEventListener('input', keepWithPreferences)
document.addEventListener('change', ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.dataset.maxSize) return
  const files = [...(target.files ?? [])]
  // A picture that is too large may be made smaller.
  const isHopeless = tellOfSize(target) && !files.every(({ type }) => type.startsWith('image/'))
  if (files.length > 0 && !isHopeless) withUpload(target, ({ send }) => send(target))
})
window.addEventListener('pageshow', allowSubmits)
// What stops a page that is coming.
document.addEventListener('keydown', (event) => event.key === 'Escape' && allowSubmits())
// Only where it may be needed: browsers rebuild pages with it when somebody comes back, instead of keeping them.
if (all('form[data-guard]').length > 0) window.addEventListener('beforeunload', warnOfUnsentText)
all('[data-filter]').forEach(addFilter)
if (hasBegun())
  for (const input of /** @type {HTMLInputElement[]} */ (all('input[data-upload]')))
    withUpload(input, ({ remind }) => remind(input))
all('[data-error-summary]')[0]?.focus()
