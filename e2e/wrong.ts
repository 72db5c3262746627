import { expect, type Locator, type Page } from '@playwright/test'

/** What stands beside a field: told at once (role=alert), and read with the field (aria-describedby). */
export async function expectWrong(
  page: Page,
  path: string,
  ...words: readonly (string | RegExp)[]
) {
  const field = page.locator(`[data-path="${path}"]`)
  const message = field.getByRole('alert').last()
  for (const each of words) await expect(message).toContainText(each)
  await expectBeside(field, message)
}

/** Tied to its input, and not elsewhere on the screen. */
async function expectBeside(field: Locator, message: Locator): Promise<void> {
  const id = await message.getAttribute('id')
  const tied = field.locator(`[aria-describedby~="${id ?? 'none'}"]`)
  expect((await tied.count()) > 0 || (await isDescribedBy(field, id))).toBe(true)
  const [box, frame] = [await message.boundingBox(), await field.boundingBox()]
  if (!box || !frame) throw new Error('the message is not on the screen')
  expect(box.y).toBeGreaterThanOrEqual(frame.y)
  expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height + 1)
}

async function isDescribedBy(field: Locator, id: string | null): Promise<boolean> {
  const by = (await field.getAttribute('aria-describedby')) ?? ''
  return id !== null && by.split(' ').includes(id)
}

/** The input of a field, to see that what was typed still stands there. */
export const inputOf = (page: Page, path: string): Locator =>
  page.locator(`[data-path="${path}"]`).locator('input, textarea').first()
