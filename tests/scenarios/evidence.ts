import { onePagePdf } from '~db/demo/evidence'

/** A one-page PDF that viewers open; `text` in ASCII. */
export const pdf = (text = 'Certificate (illustration)') => onePagePdf(text)
