import { fold } from '~/language/fold'

/** Stands where something was taken out. */
export const TAKEN_OUT = '…'

/** Something that leads to a person, and what stays of it. Regular expressions with the flags `gu`, `giu` where case is nothing. */
export type Trace = { from: RegExp; to: string }

export const trace = (from: RegExp, to = TAKEN_OUT): Trace => ({ from, to })

/** The edges of a word; `\b` knows no Vietnamese letters. */
export const BEGIN = String.raw`(?<![\p{L}\p{M}\d])`
export const END = String.raw`(?![\p{L}\p{M}\d])`
/** Between two words of one line. */
export const GAP = String.raw`[^\S\n]+`

/** Alternatives for words as people type them: in lower case, with capitals, in capitals, each also without diacritics. */
export const anyCase = (words: readonly string[]) => alternatives(words, (word) => [word, ...capitalised(word)])
/** `anyCase` without lower case. */
export const withCapitals = (words: readonly string[]) => alternatives(words, capitalised)

function alternatives(words: readonly string[], cases: (word: string) => string[]): string {
  return [...new Set(words.flatMap((word) => [word, fold(word)]).flatMap(cases))]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replaceAll(' ', GAP))
    .join('|')
}

const first = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1)
const capitalised = (word: string) => [first(word), word.split(' ').map(first).join(' '), word.toUpperCase()]

/** Capitals that stand for a subject or a trade, not for somebody. */
const ACRONYMS =
  'ISO|IEC|TCVN|QCVN|OHSAS|HACCP|FSSC|GMP|GAP|BRC|IFS|TPM|KPI|OKR|QC|QA|QCC|KCS|ERP|MES|CRM|SMED|MFCA|LEAN|Lean|Kaizen|KAIZEN|Six|Sigma|OCOP|TNHH|HTX|CNC|PLC|IoT|AI|TQM|BSC|SOP|CE|CO|PCCC|VSATTP|ATTP|BVTV|NSCL|TXNG|QR|VietGAP|VIETGAP|GlobalGAP|GLOBALGAP|GlobalG|Halal|HALAL'

/** A word with a capital that may be part of a name. */
export const NAME_WORD = String.raw`(?!(?:${ACRONYMS})${END})\p{Lu}[\p{L}\p{M}'’]*`
