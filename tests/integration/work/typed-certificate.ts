import { today } from '~db/clock'
import { newId } from '~db/ids'
import { pdf } from '~tests/scenarios'
import type { Typed } from './page-calls'

/** A file as a browser sends it. */
export const sentFile = (bytes: Uint8Array, name = 'giấy chứng nhận.pdf') =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf' })

/** The form of a certificate, filled in rightly but for `change`. */
export const typedCertificate = (change: Typed = {}): Typed => ({
  id: newId(),
  subjectCode: 'ISO-22000',
  scheme: 'ISO 22000',
  edition: '2018',
  number: 'VD-2026-01',
  scope: 'Chè xanh',
  issuingBody: 'Ví Dụ Cert',
  accreditation: 'BoA',
  issuedOn: today(),
  evidence: sentFile(pdf()),
  ...change,
})
