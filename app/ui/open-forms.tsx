import { createContext, useContext } from 'react'

/** `address`: where it is sent, the page's path with its query. `isWritten`: sentences are written into it. */
type OpenForm = { id: string; address: string; isWritten: boolean }

/**
 * The forms of a page that are sent to the page itself, in their order, for what is drawn after them: a button of the frame
 * that belongs to the page's form takes along what was typed. A page is drawn once, from top to bottom.
 */
export const OpenForms = createContext<OpenForm[]>([])

/** The page's one form that is sent to the page itself; of several the one into which people write; none where there are several such. */
export function useOnlyForm(): OpenForm | undefined {
  const forms = useContext(OpenForms)
  const [form, ...others] = forms.length === 1 ? forms : forms.filter(({ isWritten }) => isWritten)
  return others.length === 0 ? form : undefined
}

/** Whether the page holds what is told once and by no other page, for what is drawn after it: no way that would load the page anew. */
export const ToldOnce = createContext({ isHere: false })

/** The page that calls it holds such a thing. */
export function useToldOnce() {
  useContext(ToldOnce).isHere = true
}
