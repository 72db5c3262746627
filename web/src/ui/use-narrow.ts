import { useSyncExternalStore } from 'react'

const query = '(max-width: 720px)'

function subscribe(changed: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', changed)
  return () => media.removeEventListener('change', changed)
}

/** Whether the page is as narrow as a phone: popovers become bottom sheets. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    // Drawn without a window, as tests do: as wide as a desk.
    () => false,
  )
}
