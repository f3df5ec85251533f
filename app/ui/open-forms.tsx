import { createContext, useContext } from 'react'

/** `address`: where it is sent, the page's path with its query. */
type OpenForm = { id: string; address: string }

/**
 * The forms of a page that are sent to the page itself, in their order, for what is drawn after them: a button of the frame
 * that belongs to the page's form takes along what was typed. A page is drawn once, from top to bottom.
 */
export const OpenForms = createContext<OpenForm[]>([])

/** The page's one form that is sent to the page itself; none where there are several. */
export function useOnlyForm(): OpenForm | undefined {
  const forms = useContext(OpenForms)
  return forms.length === 1 ? forms[0] : undefined
}
