import type { KeyboardEvent } from 'react'

/** Enter in a one-line field does not submit, because only a button does something with legal effect. */
export function noSubmitOnEnter(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
}
