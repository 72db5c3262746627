import { useDeferredValue, useState } from 'react'

/** How many rows of a list to ask for: as many as the server shows by itself, and more at each press of the button. */
export function useShown(atFirst: number, step: number) {
  const [shown, setShown] = useState<number | undefined>(undefined)
  return {
    /** For the query; undefined at first. The list stays while the longer one is on its way. */
    shown: useDeferredValue(shown),
    step,
    more: () => setShown((shown ?? atFirst) + step),
  }
}
