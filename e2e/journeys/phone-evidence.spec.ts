import { expect, test, type Browser, type Page } from '@playwright/test'
import { Desk } from '../desk.ts'
import { hrefsOf } from '../once-there.ts'
import { wcagFaults } from '../wcag.ts'

test('a photo taken without a connection is kept on the phone, sent later and registered', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { page, card } = await captureCard(browser)
  await page.route('**/uploads', (route) => route.abort())
  const photo = { name: '门头.jpg', mimeType: 'image/jpeg', buffer: jpeg }
  await card.getByLabel('拍照').setInputFiles(photo)
  await expect(card.getByText('等待上传')).toBeVisible()
  await expect(card.getByRole('alert')).toContainText('网络不通')

  await page.reload()
  await expect(card.getByText('门头.jpg')).toBeVisible()
  expect(await wcagFaults(page)).toEqual([])
  await page.unroute('**/uploads')
  await card.getByRole('button', { name: /再传一次/ }).click()
  await card.getByRole('button', { name: '登记为证据' }).click()
  await expect(page).toHaveURL(/acts\/add-evidence$/)
  await expect(page.getByText('文件已上传')).toBeVisible()
})

test('a recording that the server does not take tells why, can be saved or removed, and holds nothing up', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const { page, card } = await captureCard(browser)
  const archive = Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), Buffer.alloc(200)])
  const refused = { name: '录音.amr', mimeType: 'audio/amr', buffer: archive }
  await card.getByLabel('录音').setInputFiles(refused)
  await expect(card.getByRole('alert')).toContainText('“录音.amr”的内容是压缩包')
  await card
    .getByLabel('拍照')
    .setInputFiles({ name: '门头.jpg', mimeType: 'image/jpeg', buffer: jpeg })
  await expect(card.getByRole('button', { name: '登记为证据' })).toBeVisible()

  await page.reload()
  await expect(card.getByText('没有收下')).toBeVisible()
  const saved = page.waitForEvent('download')
  await card.getByRole('button', { name: '存到手机' }).click()
  expect((await saved).suggestedFilename()).toBe('录音.amr')
  await card.getByRole('button', { name: '移除' }).click()
  const question = page.getByRole('dialog', { name: '移除这一件' })
  await expect(question).toContainText('移除以后找不回来')
  expect(await wcagFaults(page)).toEqual([])
  await question.getByRole('button', { name: '移除', exact: true }).click()
  await expect(card.getByText('录音.amr')).toHaveCount(0)
  await expect(card.getByText('门头.jpg')).toBeVisible()
})

// The first bytes of a JPEG: the server looks at content, not at names.
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')

/** The card 现场取证 of a case, on an officer's phone. */
async function captureCard(browser: Browser) {
  const { page } = await Desk.of(browser, 'chenlixin', { width: 390, height: 844 })
  await openCaseUnderInvestigation(page)
  return { page, card: page.getByRole('region', { name: '现场取证' }) }
}

async function openCaseUnderInvestigation(page: Page): Promise<void> {
  await page.goto('/office/cases?mine=true&stage=调查取证')
  for (const href of await hrefsOf(page.locator('.case-list h3 a'))) {
    await page.goto(href)
    await expect(page.locator('.rail').first()).toBeVisible()
    if (await page.getByRole('region', { name: '现场取证' }).count()) return
  }
  throw new Error('no case of the demo is open for evidence')
}
