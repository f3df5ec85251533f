import { createContext, useContext } from 'react'

/** Whether the page is drawn for somebody who may look and not write: its forms are left out. The frame says so. */
export const ReadOnly = createContext(false)

export const useReadOnly = () => useContext(ReadOnly)
