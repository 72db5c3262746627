import { expect, test, type Page } from '@playwright/test'
import jsqr from 'jsqr'
import { Desk } from '../desk.ts'

// The package is CommonJS: its function is the default of the default.
const readQr = (typeof jsqr === 'function' ? jsqr : (jsqr as { default: unknown }).default) as (
  data: Uint8ClampedArray,
  width: number,
  height: number,
) => { data: string } | null

type Pixels = { width: number; height: number; data: number[] }

/** What a phone's camera would see: the screenshot as pixels, read by a library that is not ours. */
async function scan(page: Page): Promise<string> {
  const png = (await page.screenshot()).toString('base64')
  const { width, height, data } = await page.evaluate<Pixels>(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${png}'
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height)
    const pen = canvas.getContext('2d')
    pen.drawImage(image, 0, 0)
    const { data } = pen.getImageData(0, 0, image.width, image.height)
    return { width: image.width, height: image.height, data: Array.from(data) }
  })()`)
  const found = readQr(Uint8ClampedArray.from(data), width, height)
  if (!found) throw new Error('no QR code in the screenshot')
  return found.data
}

test('an officer shows the certificate, it is scanned from the screen and opens on the portal', async ({
  browser,
}, info) => {
  const officer = await Desk.of(browser, 'chenlixin', { width: 390, height: 844 })
  await officer.page.goto('/office/me')
  await officer.page.getByRole('link', { name: '亮证：出示二维码' }).click()
  await expect(officer.page.getByRole('img', { name: '核验陈立新执法证件的二维码' })).toBeVisible()
  await officer.page.screenshot({ path: info.outputPath('shown.png'), fullPage: true })
  const url = await scan(officer.page)
  expect(new URL(url).pathname).toMatch(/^\/officers\/scan\//)

  const citizen = await browser.newPage({ javaScriptEnabled: false })
  const opened = await citizen.goto(new URL(url).pathname)
  expect(opened?.status()).toBe(200)
  await expect(citizen.locator('main')).toContainText('陈立新')
  await expect(citizen.locator('main')).toContainText('该执法证件有效')

  const [number, seconds, mac = ''] = (new URL(url).pathname.split('/').pop() ?? '').split('.')
  const forged = await citizen.goto(`/officers/scan/${number}.${seconds}.${mac.slice(1)}A`)
  expect(forged?.status()).toBe(404)
  await expect(citizen.getByRole('alert')).toContainText('不是本平台发出的二维码')
})
