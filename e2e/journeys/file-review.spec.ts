import { expect, test, type Page } from '@playwright/test'
import { CaseByApi } from '../case-by-api.ts'
import { Desk } from '../desk.ts'
import { toConclusion } from '../stages.ts'
import { wcagFaults } from '../wcag.ts'

/** The case, by its party: the list is paged, and other journeys add to it. */
async function openCase(page: Page, party: string): Promise<string> {
  await page.goto(`/office/cases?state=all&q=${party}`)
  await page
    .getByRole('link', { name: new RegExp(party) })
    .first()
    .click()
  await expect(page).toHaveURL(/cases\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

async function fits(page: Page): Promise<void> {
  expect(await wcagFaults(page)).toEqual([])
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect(wide).toBeLessThanOrEqual(0)
}

test('the officer sees what an examiner would say, with the place and the way to mend it; head and supervisor see the same', async ({
  browser,
  baseURL,
}, info) => {
  test.setTimeout(180_000)
  const officer = await Desk.of(browser, 'chenlixin')
  const id = await test.step('a case is concluded whose evidence nobody signed for', async () => {
    const prepared = new CaseByApi(baseURL)
    const caseId = await prepared.filed()
    await toConclusion(officer, caseId)
    await officer.fill({ fineFen: '5000' })
    await officer.submit()
    await expect(officer.page).toHaveURL(new RegExp(`/cases/${caseId}$`))
    await prepared.agreed(caseId, 'zhaoguodong')
    return caseId
  })
  for (const [account, width] of [
    ['chenlixin', 1440],
    ['gaomingxuan', 390],
    ['qianfeng', 1440],
  ] as const) {
    const { page } = await Desk.of(browser, account, { width, height: 900 })
    await page.goto(`/office/cases/${id}`)
    await page.getByRole('link', { name: '案卷评查' }).click()
    const found = page.getByRole('region', { name: '发现的问题' })
    await expect(found).toContainText('《证据提取单》缺')
    await expect(found).toContainText('可以办：请本人现场签名，或者打印签名后扫描归档')
    await expect(found).toContainText('R10')
    await expect(page.getByRole('region', { name: '评查结果' })).toContainText('56 项标准')
    await expect(page.getByRole('region', { name: '一票否决' })).toContainText('由人判断')
    await expect(page.getByRole('region', { name: '证据链' })).toContainText('营业执照复印件')
    await page.screenshot({ path: info.outputPath(`${account}.png`), fullPage: true })
    await fits(page)
  }
})

test('whoever agrees sees by what each element of the violation is proved', async ({
  browser,
}, info) => {
  for (const width of [1440, 390]) {
    const { page } = await Desk.of(browser, 'zhaoguodong', { width, height: 900 })
    const id = await openCase(page, '四平市顺达报废机动车回收有限公司')
    await page.goto(`/office/approvals/${id}`)
    const chain = page.getByRole('region', { name: '证据链' })
    await expect(chain).toContainText('每个要件都有证据证明')
    await expect(chain).toContainText('询问（调查）笔录')
    await page.screenshot({ path: info.outputPath(`approval-${width}.png`), fullPage: true })
    await fits(page)
  }
})
