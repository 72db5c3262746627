import type { KeyboardEvent } from 'react'

/** Enter in a one-line field does not do the act: what has legal effect is done by its button. */
export function keepEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}
