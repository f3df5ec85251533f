// @ts-check
// What the search field offers while somebody types: a combobox with a list of links (WAI-ARIA APG, list autocomplete with
// manual selection). Enter without a chosen entry sends the form as ever.

const AFTER_TYPING_MS = 150
const INPUT_METHOD = 229

const field = /** @type {HTMLInputElement} */ (document.querySelector('#q'))
const list = /** @type {HTMLElement} */ (document.querySelector('#q-suggestions'))
const form = /** @type {HTMLFormElement} */ (field.form)

/** @typedef {{ title: string, entries: { text: string, note: string, to: string }[] }} Group */

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer
let present = new AbortController()

const options = () => /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll('[role=option]')])
const active = () => options().find((option) => option.id === field.getAttribute('aria-activedescendant'))

/** @param {HTMLAnchorElement} [option] none: the field itself */
function activate(option) {
  for (const each of options()) each.setAttribute('aria-selected', String(each === option))
  if (option) field.setAttribute('aria-activedescendant', option.id)
  else field.removeAttribute('aria-activedescendant')
  option?.scrollIntoView({ block: 'nearest' })
}

/** @param {boolean} isOpen */
function open(isOpen) {
  list.hidden = !isOpen
  field.setAttribute('aria-expanded', String(isOpen))
  activate()
  if (isOpen) list.scrollIntoView({ block: 'nearest' })
}

function close() {
  clearTimeout(timer)
  present.abort()
  open(false)
}

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** @param {Group} group @param {number} index */
function groupElement({ title, entries }, index) {
  const id = `q-group-${index}`
  const links = entries.map(({ text, note, to }, place) => {
    const attributes = { role: 'option', id: `${id}-${place}`, href: to, tabindex: '-1', 'aria-selected': 'false' }
    return element('a', attributes, text, ...(note ? [' ', element('span', { class: 'combobox-note' }, note)] : []))
  })
  const heading = element('div', { id, role: 'presentation', class: 'combobox-title' }, title)
  return element('div', { role: 'group', 'aria-labelledby': id }, heading, ...links)
}

async function ask() {
  const typed = field.value
  const mine = (present = new AbortController())
  const params = new URLSearchParams(/** @type {string[][]} */ ([...new FormData(form)]))
  try {
    const answer = await fetch(`${list.dataset.from}?${params}`, { signal: mine.signal })
    if (!answer.ok) return close()
    const { groups } = /** @type {{ groups: Group[] }} */ (await answer.json())
    if (mine.signal.aborted || field.value !== typed || document.activeElement !== field) return
    list.replaceChildren(...groups.map(groupElement))
    open(groups.length > 0)
  } catch {
    if (!mine.signal.aborted) close()
  }
}

function askSoon() {
  clearTimeout(timer)
  present.abort()
  if (field.value.trim()) timer = setTimeout(ask, AFTER_TYPING_MS)
  else close()
}

/** @param {1 | -1} step one entry on or back; the field itself lies between the last and the first */
function move(step) {
  if (list.hidden) return open(list.childElementCount > 0 && field.value.trim() !== '')
  const all = [undefined, ...options()]
  activate(all[(all.indexOf(active()) + step + all.length) % all.length])
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  // A key that belongs to the input method, 229 on phones, chooses nothing.
  if (event.isComposing || event.keyCode === INPUT_METHOD) return
  const option = active()
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault()
    if (event.altKey) open(event.key === 'ArrowDown' && list.childElementCount > 0)
    else move(event.key === 'ArrowDown' ? 1 : -1)
  } else if (event.key === 'Escape' && !list.hidden) {
    event.preventDefault()
    close()
  } else if (event.key === 'Enter' && option) {
    event.preventDefault()
    option.click()
  }
}

field.addEventListener('input', askSoon)
field.addEventListener('keydown', onKey)
field.addEventListener('blur', close)
form.addEventListener('submit', close)
// The field keeps the focus, and with it the list, while an entry is being pressed.
list.addEventListener('mousedown', (event) => event.preventDefault())
list.addEventListener('click', close)

field.setAttribute('role', 'combobox')
field.setAttribute('aria-autocomplete', 'list')
field.setAttribute('aria-controls', list.id)
open(false)

export {}
