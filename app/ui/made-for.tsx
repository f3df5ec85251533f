import { createContext, useContext } from 'react'
import { MADE_FOR } from '~/forms/carried'

/** For whom the page is made (`forms/carried.ts`); null for a visitor. */
export const MadeFor = createContext<string | null>(null)

/** What `parseForm` compares with whoever sends the form. */
export function MadeForField() {
  const madeFor = useContext(MadeFor)
  return madeFor === null ? null : <input type="hidden" name={MADE_FOR} value={madeFor} />
}
