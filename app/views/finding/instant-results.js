// @ts-check
// Results of the search page while somebody types, ticks and turns pages: the same address is fetched as a page, and its
// parts named by `data-live` take the place of those shown. The text field is never touched while it is written in.

const AFTER_TYPING_MS = 250

/** @template {Element} E @param {string} selector @param {ParentNode} [within] */
const one = (selector, within = document) => /** @type {E} */ (within.querySelector(selector))

const search = /** @type {HTMLElement} */ (one('[data-search]'))
const form = /** @type {HTMLFormElement} */ (one('form', search))
const field = /** @type {HTMLInputElement} */ (one('#q'))
const results = one('[data-live=results]', search)
const failed = /** @type {HTMLElement} */ (one('[data-search-failed]', search))
const status = one('[data-search-status]', search)

let shown = location.pathname + location.search
let composing = false
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
let present = new AbortController()

/** The address that the form stands for. */
function wanted() {
  const params = new URLSearchParams(/** @type {string[][]} */ ([...new FormData(form)]))
  const words = field.value.trim()
  if (words) params.set('q', words)
  else params.delete('q')
  const query = params.toString()
  return query ? `${location.pathname}?${query}` : location.pathname
}

/** What is being fetched is no longer wanted. */
function overtake() {
  clearTimeout(timer)
  present.abort()
  results.removeAttribute('aria-busy')
}

/** @param {Document} page @param {Element | null} [kept] the list that the person is ticking in: it stays as it is */
function refresh(page, kept) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (search.querySelectorAll('[data-shown]')))
    part.hidden = /** @type {HTMLElement} */ (one(`[data-shown=${part.dataset.shown}]`, page)).hidden
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (search.querySelectorAll('[data-live]'))) {
    if (part === kept) continue
    const fresh = /** @type {HTMLElement} */ (one(`[data-live=${part.dataset.live}]`, page))
    Object.assign(part.dataset, fresh.dataset)
    part.replaceChildren(...fresh.childNodes)
    part.dispatchEvent(new Event('refreshed'))
  }
  document.title = page.title
  field.defaultValue = /** @type {HTMLInputElement} */ (one('#q', page)).defaultValue
  status.textContent = one('[data-search-title]')?.textContent ?? ''
}

/**
 * Shows the results of an address. Old ones stay until new ones are there, and for good where none come.
 * @param {string} address
 * @param {'replace' | 'push' | 'back'} entry what becomes of the browser's history
 * @param {Element | null} [kept]
 * @returns {Promise<boolean>} whether they are shown; false also where something else was wanted meanwhile
 */
async function show(address, entry, kept) {
  overtake()
  const mine = (present = new AbortController())
  results.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(address, { signal: mine.signal })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    if (!answer.ok || !one('[data-search]', page)) throw new Error(String(answer.status))
    const { pathname, search: query } = new URL(answer.url)
    const isNew = pathname + query !== shown
    shown = pathname + query
    if (entry === 'push' && isNew) {
      history.replaceState({ y: scrollY }, '')
      history.pushState(null, '', shown)
    } else history.replaceState(history.state, '', shown)
    refresh(page, kept)
    failed.hidden = true
  } catch {
    if (mine.signal.aborted) return false
    one('a', failed).setAttribute('href', address)
    failed.hidden = false
  }
  results.removeAttribute('aria-busy')
  return failed.hidden
}

function searchSoon() {
  overtake()
  timer = setTimeout(() => wanted() !== shown && show(wanted(), 'replace'), AFTER_TYPING_MS)
}

/** The words in the field become those that the results are for: after a link, or on the way back. */
function takeWords() {
  if (!composing) field.value = field.defaultValue
}

function goToResults() {
  const title = /** @type {HTMLElement | null} */ (one('[data-search-title]'))
  title?.focus({ preventScroll: true })
  title?.scrollIntoView({ block: 'nearest' })
}

// Keyboards of phones compose every word to its end: results come while they do, and only the field is left alone.
field.addEventListener('compositionstart', () => (composing = true))
field.addEventListener('compositionend', () => (composing = false))
field.addEventListener('input', searchSoon)

form.addEventListener('change', ({ target }) => {
  if (target !== field && /** @type {HTMLInputElement} */ (target).name)
    show(wanted(), 'push', /** @type {Element} */ (target).closest('[data-live]'))
})
form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const done = await show(wanted(), 'push')
  if (done && event.submitter?.matches('[data-to-results]')) goToResults()
  else if (matchMedia('(pointer: coarse)').matches) field.blur()
})

search.addEventListener('click', async (event) => {
  const target = /** @type {Element} */ (event.target)
  const button = target.closest('[data-share]')
  if (button) return share(/** @type {HTMLElement} */ (button))
  const link = target.closest('a')
  if (!link || link.pathname !== location.pathname || failed.contains(link)) return
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  const fromResults = results.contains(link)
  if (!(await show(link.href, 'push'))) return
  takeWords()
  if (fromResults) goToResults()
})

/** @param {HTMLElement} button */
async function share(button) {
  try {
    if (sharesByPhone) await navigator.share({ title: document.title, url: location.href })
    else {
      await navigator.clipboard.writeText(location.href)
      status.textContent = button.textContent = button.dataset.done ?? ''
    }
  } catch {
    // The person closed the sheet, or the browser does not allow it: the address stands in the browser's own line.
  }
}

window.addEventListener('popstate', async ({ state }) => {
  if (location.pathname + location.search === shown) return
  if (!(await show(location.href, 'back'))) return
  takeWords()
  scrollTo(0, state?.y ?? 0)
})

const sharesByPhone = 'share' in navigator && matchMedia('(pointer: coarse)').matches
if (sharesByPhone || 'clipboard' in navigator) search.dataset.canShare = ''

export {}
