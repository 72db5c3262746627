import { expect, test } from '@playwright/test'
import { formInstant } from '../../web/src/ui/days.ts'
import { Desk } from '../desk.ts'

test.use({ timezoneId: 'America/New_York' })

/** The minute in China, or the one that began while the page was pressed. */
const aboutNow = () => {
  const now = Date.now()
  return [0, 60_000].map((ago) => formInstant(new Date(now - ago).toISOString()))
}

test('on a computer set to New York 现在, 此刻 and the day marked as today are those of China', async ({
  browser,
}) => {
  const { page } = await Desk.of(browser, 'chenlixin')
  await page.goto('/office/cases/new')
  expect(await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone)).toBe(
    'America/New_York',
  )
  const field = page.locator('[data-path="receivedAt"]')
  const input = field.locator('input')

  await field.getByRole('button', { name: '现在' }).click()
  expect(aboutNow()).toContain(await input.inputValue())

  await input.click()
  const calendar = page.locator('.ant-picker-dropdown:visible')
  await expect(calendar.locator('.ant-picker-cell-today')).toHaveAttribute(
    'title',
    aboutNow()[0]!.slice(0, 10),
  )
  await calendar.getByText('此刻').click()
  expect(aboutNow()).toContain(await input.inputValue())

  // 2:30 of the night when the clocks of New York go forward is a time like any other in China.
  await input.fill('2026-03-08 02:30')
  await input.press('Enter')
  await expect(input).toHaveValue('2026-03-08 02:30')
})
