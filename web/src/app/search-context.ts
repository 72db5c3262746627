import { createContext } from 'react'

/** Opens the command search from inside a page. */
export const SearchContext = createContext<() => void>(() => {})
