import { useRef, type MouseEvent, type PointerEvent } from 'react'

/**
 * Pressing a button takes the focus from a field, which may redraw the page and move the button away
 * under the finger before it is released: the browser then reports no click. A mouse is held by the
 * button until it is released; for a finger, whose hold ends before the click, the field keeps the focus.
 */
export function useSteadyPress() {
  const finger = useRef(false)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      finger.current = event.pointerType !== 'mouse'
      if (!finger.current) event.currentTarget.setPointerCapture(event.pointerId)
    },
    onMouseDown: (event: MouseEvent<HTMLElement>) => {
      if (finger.current) event.preventDefault()
    },
  }
}
