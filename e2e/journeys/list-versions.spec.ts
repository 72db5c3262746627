import { expect, test, type Browser, type Page } from '@playwright/test'
import { closes, Desk } from '../desk.ts'

const list = '行政执法服务指南'
const hours = '工作日 8:00–11:30，13:00–17:30'

/** A line of the guide rests on this code, which came into force in August. */
const newCode = '生态环境法典'

/** The demo published it in January and, with a line more, in August; this change is the second. */
test('a list changed twice is read as of three days, each with what it changed', async ({
  browser,
  page,
}) => {
  await collect(browser)
  for (const account of ['liuwenjing', 'gaomingxuan', 'qianfeng', 'linfang']) {
    await passOn(browser, account)
  }

  await page.goto('/lists/pre_service_guide')
  await expect(page.getByText('（第 3 版）')).toBeVisible()
  await expect(page.getByRole('heading', { name: '改动 1 项' })).toBeVisible()
  await expect(page.getByText(`改为“${hours}”`)).toBeVisible()
  const lines = await page.locator('.list-table tbody tr').count()

  // The demo's dates move with its first start: the days are counted from the first version.
  await asOf(page, '2020-01-01')
  const first = await page.getByText(/^这份清单 \d{4}-\d\d-\d\d 首次公布。$/).innerText()
  const since = (days: number) => daysAfter(/\d{4}-\d\d-\d\d/.exec(first)?.[0] ?? '', days)
  await page.getByRole('link', { name: '看现行版本' }).click()

  await asOf(page, since(230))
  await expect(page.getByText('（第 2 版）')).toBeVisible()
  await expect(page.getByText(`这是 ${since(230)} 当时的清单，不是现行的。`)).toBeVisible()
  await expect(page.getByRole('heading', { name: '新增 1 项' })).toBeVisible()
  await expect(page.getByText(hours)).toHaveCount(0)
  await expect(page.locator('.list-table tbody tr')).toHaveCount(lines)
  const newLine = page.locator('.list-table tbody tr').filter({ hasText: newCode })
  const added = await newLine.locator('td').first().innerText()
  await expect(page.getByRole('listitem').filter({ hasText: added })).toHaveCount(1)

  await asOf(page, since(48))
  await expect(page.getByText('（第 1 版）')).toBeVisible()
  await expect(page.getByRole('heading', { name: '这一版改了什么' })).toHaveCount(0)
  await expect(page.locator('.list-table tbody tr')).toHaveCount(lines - 1)
  await expect(page.locator('.list-table')).not.toContainText(added)
})

function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

async function asOf(page: Page, day: string): Promise<void> {
  await page.getByLabel('查看某一天的清单').fill(day)
  await page.getByRole('button', { name: '查看', exact: true }).click()
}

async function collect(browser: Browser): Promise<void> {
  const { page } = await Desk.of(browser, 'hexiulan')
  await page.goto('/office/lists/pre_service_guide')
  await page.getByRole('button', { name: /修改\s*第 1 行$/ }).click()
  const line = page.getByRole('dialog')
  await line.locator('#cell-officeHours').fill(hours)
  await line.getByRole('button', { name: '好', exact: true }).click()
  await page.getByRole('button', { name: '采集送审' }).click()
  const sheet = page.getByRole('dialog')
  await sheet.getByLabel('公布或者调整的理由').fill('办公时间调整')
  await sheet.getByRole('button', { name: '采集送审' }).click()
  await closes(sheet)
}

/** Whatever step of the chain waits for this person. */
async function passOn(browser: Browser, account: string): Promise<void> {
  const { page } = await Desk.of(browser, account)
  await page.goto('/office/lists')
  await page.getByRole('link', { name: list }).click()
  await page.locator('.next-actions .lead button').click()
  const sheet = page.getByRole('dialog')
  const reply = sheet.getByLabel('批复文号')
  if (await reply.count()) await reply.fill('四司法审〔2026〕31号')
  await sheet.locator('.sheet-buttons button').last().click()
  await closes(sheet)
}
