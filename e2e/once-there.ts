import { expect, type Locator } from '@playwright/test'

/**
 * Playwright answers questions about all elements at once: of a page that is not drawn yet it says that there are
 * none, and a loop over none proves nothing. Each of these waits for the first.
 */
async function onceThere(elements: Locator): Promise<Locator> {
  await expect(elements.filter({ visible: true }).first()).toBeVisible()
  return elements
}

export async function allOf(elements: Locator): Promise<Locator[]> {
  return (await onceThere(elements)).all()
}

export async function hrefsOf(links: Locator): Promise<string[]> {
  return (await onceThere(links)).evaluateAll((all) =>
    all.map((link) => (link as unknown as { pathname: string }).pathname),
  )
}

/** What a thumb would miss: all of these that are to be pressed and less than 48 px high, articles in a sentence apart. */
export async function missedByThumb(pressed: Locator): Promise<string[]> {
  return (await onceThere(pressed)).evaluateAll((all) =>
    all
      .filter((each) => !each.matches('.law, .visually-hidden, .ant-picker-clear'))
      .filter((each) => each.matches('label') || !each.closest('label, .ant-select, .ant-picker'))
      .map((each) => ({ each, height: each.getBoundingClientRect().height }))
      .filter(({ height }) => height > 0 && height < 47.5)
      .map(({ each, height }) => `${each.outerHTML.slice(0, 80)}: ${Math.round(height)}`),
  )
}
