import { expect, test } from '@playwright/test'

test('the server answers for its database', async ({ request }) => {
  const health = await request.get('/healthz')
  expect(await health.json()).toEqual({ status: 'ok', database: 'ok' })
})

test('an address that does not exist says so in Chinese and leads home', async ({ page }) => {
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: /没有/ })).toBeVisible()
})

test('Chinese is drawn with glyphs, not with boxes', async ({ page }) => {
  await page.setContent(
    '<p style="font: 40px sans-serif" id="a">处</p><p style="font: 40px sans-serif" id="b">罚</p>',
  )
  const picture = async (id: string) => (await page.locator(id).screenshot()).toString('base64')
  // A missing glyph is the same box for both.
  expect(await picture('#a')).not.toBe(await picture('#b'))
})
