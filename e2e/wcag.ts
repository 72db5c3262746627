import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What of this page, or of the part of it that is named, breaks WCAG 2.1 AA: each rule, how often, and the first place. */
export async function wcagFaults(page: Page, part = 'html'): Promise<string[]> {
  await page.evaluate(markAlike)
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    .exclude('[data-alike]')
    // Of what passes nothing is told, so no place is worked out for it. Before the tags: it replaces them.
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
    // Judged within the page: none of ours has frames, for whose sake a second page would be opened each time.
    .setLegacyMode()
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 240)}`,
  )
}

/**
 * Marks the rows of a list that are built and named like one before them, down to the last class: they are judged
 * with it, which is half of the work on a long page. Rows that hold a field are judged each, for its name.
 */
const markAlike = `
  for (const list of document.querySelectorAll('tbody, ul, ol')) {
    const seen = new Set()
    for (const row of list.children) {
      if (row.querySelector('input, select, textarea, [aria-labelledby], [aria-describedby]')) continue
      const built = [row, ...row.querySelectorAll('*')]
        .map((each) => [each.tagName, each.getAttribute('class'), each.getAttribute('role'), each.getAttribute('href') !== null,
          (each.textContent ?? '').trim() === ''].join(' '))
        .join(';')
      if (seen.has(built)) row.setAttribute('data-alike', '')
      else seen.add(built)
    }
  }`
