/** Goes to the first place that waits for a decision. */
export function focusOpenPlace(): void {
  document.querySelector<HTMLElement>('.places [data-state=open] button')?.focus()
}

/** The button of the place `step` further than the one that has the focus; null at either end. */
export function buttonAt(list: HTMLElement, step: number): HTMLElement | null {
  const groups = [...list.querySelectorAll('.decide [role=group]')]
  const at = groups.findIndex((group) => group.contains(document.activeElement))
  return groups[at + step]?.querySelector('button') ?? null
}
