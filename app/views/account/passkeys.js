// @ts-check
// Shows a passkey, or makes one (WebAuthn), and gives it to a form, which then goes as any other. Its forms are hidden where a
// browser knows no passkeys. The bytes are read and written here, as not every browser does it (`parseCreationOptionsFromJSON`).

/** @param {string} text */
const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

/** @param {ArrayBuffer | null} bytes */
const encode = (bytes) =>
  bytes &&
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

/** @param {{ id: string }[]} [all] */
const decodeAll = (all = []) => all.map((one) => ({ ...one, id: decode(one.id) }))

/** What the server refuses to begin, in its words. */
class Refused extends Error {}

/** @param {string} address @param {string} as */
async function ask(address, as) {
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ as }) })
  const told = await answer.json()
  if (!answer.ok) throw new Refused(told.error)
  return told
}

/** @param {HTMLElement} box */
async function show({ dataset }) {
  const options = await ask(dataset.ask ?? '', dataset.as ?? '')
  const publicKey = {
    ...options,
    challenge: decode(options.challenge),
    allowCredentials: decodeAll(options.allowCredentials),
  }
  const shown = /** @type {PublicKeyCredential} */ (await navigator.credentials.get({ publicKey }))
  const response = /** @type {AuthenticatorAssertionResponse} */ (shown.response)
  return {
    ...named(shown),
    response: {
      clientDataJSON: encode(response.clientDataJSON),
      authenticatorData: encode(response.authenticatorData),
      signature: encode(response.signature),
      userHandle: encode(response.userHandle),
    },
  }
}

/** @param {HTMLElement} box */
async function make({ dataset }) {
  const options = JSON.parse(dataset.options ?? '')
  const publicKey = {
    ...options,
    challenge: decode(options.challenge),
    user: { ...options.user, id: decode(options.user.id) },
    excludeCredentials: decodeAll(options.excludeCredentials),
  }
  const made = /** @type {PublicKeyCredential} */ (await navigator.credentials.create({ publicKey }))
  const response = /** @type {AuthenticatorAttestationResponse} */ (made.response)
  return {
    ...named(made),
    response: {
      clientDataJSON: encode(response.clientDataJSON),
      attestationObject: encode(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  }
}

/** @param {PublicKeyCredential} credential */
const named = ({ id, rawId, type }) => ({ id, rawId: encode(rawId), type })

/** @param {HTMLElement} box */
function prepare(box) {
  const form = /** @type {HTMLFormElement} */ (box.querySelector('form'))
  const field = /** @type {HTMLInputElement} */ (form.querySelector('[name=passkey]'))
  const fault = /** @type {HTMLElement} */ (box.querySelector('[data-fault]'))
  let isOpen = false

  /** @param {string} words */
  function say(words) {
    fault.hidden = !words
    const place = fault.querySelector('[data-words]')
    if (place) place.textContent = words
  }

  /** @param {unknown} error */
  function wordsFor(error) {
    if (error instanceof Refused) return error.message
    const { name } = /** @type {Error} */ (error)
    if (name === 'NotAllowedError' || name === 'AbortError') return box.dataset.stopped ?? ''
    return (name === 'InvalidStateError' && box.dataset.known) || box.dataset.failed || ''
  }

  form.addEventListener('submit', (event) => {
    if (field.value) return
    event.preventDefault()
    event.stopPropagation()
    if (isOpen) return
    isOpen = true
    say('')
    const passkey = box.dataset.options ? make(box) : show(box)
    passkey
      .then((given) => {
        field.value = JSON.stringify(given)
        form.requestSubmit(event.submitter)
      })
      .catch((error) => say(wordsFor(error)))
      .finally(() => (isOpen = false))
  })
  // None is sent twice, from a page that the back button brought back.
  window.addEventListener('pageshow', () => (field.value = ''))
  box.hidden = false
}

if (window.PublicKeyCredential) {
  for (const box of document.querySelectorAll('[data-passkey]')) prepare(/** @type {HTMLElement} */ (box))
  for (const words of document.querySelectorAll('[data-no-passkeys]')) words.setAttribute('hidden', '')
}
