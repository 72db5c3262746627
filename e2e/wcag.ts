import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What of this page, or of the part of it that is named, breaks WCAG 2.1 AA: each rule, how often, and the first place. */
export async function wcagFaults(page: Page, part = 'html'): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .include(part)
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
