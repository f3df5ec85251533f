// @ts-check
// Keeps what is being written for a request while somebody writes; the button beside it does the same without scripts.

const PAUSE_MS = 4_000

const said = /** @type {HTMLElement | null} */ (document.querySelector('[data-draft]'))
const form = said?.closest('form')
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting

/** Files go with the form only: they are sent once. */
async function keep() {
  if (!form || !said || form.dataset.sent) return
  const texts = new FormData()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') texts.append(name, value)
  texts.append('step', 'keep')
  const answer = await fetch(form.action, { method: 'POST', body: texts, redirect: 'manual' }).catch(() => undefined)
  if (form.dataset.sent) return
  said.textContent = (answer?.status === 204 ? said.dataset.draft : said.dataset.draftFailed) ?? ''
}

form?.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(() => void keep(), PAUSE_MS)
})
form?.addEventListener('submit', () => clearTimeout(waiting))
