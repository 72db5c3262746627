import { expect, test, type Page } from '@playwright/test'
import { drawnSignedPage } from '../../server/src/demo/drawn-signed-page.ts'
import { CaseByApi } from '../case-by-api.ts'
import { Desk } from '../desk.ts'
import { qrCodesIn } from '../qr-codes.ts'
import { codeOf } from '../visited-firms.ts'
import { wcagFaults } from '../wcag.ts'

const phone = { width: 390, height: 844 }

/** A firm of its own: how often it was visited this year must not depend on other journeys. */
const firm = {
  kind: 'organisation',
  name: '四平市远山家政服务有限公司',
  uscc: codeOf('rating'),
  legalRepresentative: '周某',
  phone: '0434-0000780',
  address: '四平市铁西区示例街 780 号',
}

/** A firm with a phone and no account: what it holds is the notice. */
async function firmsPhone(page: Page, pages: readonly string[]): Promise<string> {
  // The code stands on the last page, beside that of its check.
  await page.setContent(pages.at(-1) ?? '')
  await page.setViewportSize({ width: 1000, height: 900 })
  const found = await qrCodesIn(page)
  const own = found.find((each) => new URL(each).pathname.startsWith('/v/'))
  if (own === undefined) throw new Error(`no page of the visit among ${found.join(' ')}`)
  await page.setViewportSize(phone)
  return new URL(own).pathname
}

test('a firm opens the page of its visit from the notice, objects, rates it once, and reads the answer', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000)
  const api = new CaseByApi(baseURL)
  const visit = await api.visitTold(firm, (paper, page) => drawnSignedPage({ paper, page }))
  const anybody = await browser.newContext({ viewport: phone, deviceScaleFactor: 2 })
  const page = await anybody.newPage()
  const path = await test.step('the code on the notice is scanned', () =>
    firmsPhone(page, visit.notice))
  const own = await browser.newContext({
    viewport: phone,
    javaScriptEnabled: false,
    ...(baseURL && { baseURL }),
  })
  const firmPage = await own.newPage()
  await test.step('without account and script: who came, why, what was found', async () => {
    const opened = await firmPage.goto(path)
    expect(opened?.status()).toBe(200)
    expect(opened?.headers()['cache-control']).toBe('no-store')
    const main = firmPage.locator('main')
    await expect(main).toContainText(firm.name)
    await expect(main).toContainText('检查时证件有效')
    await expect(main).toContainText('未发现问题（结果码 01）')
    await expect(main).toContainText('（本次）')
    await expect(main).not.toContainText('2002')
    expect(
      await firmPage.evaluate('document.documentElement.scrollWidth - innerWidth'),
    ).toBeLessThanOrEqual(0)
  })
  await test.step('rated once; a second time it is told', async () => {
    for (const [name, answer] of [
      ['kept', 'yes'],
      ['shown', 'yes'],
      ['repeated', 'no'],
      ['clean', 'yes'],
      ['overall', '4'],
    ] as const) {
      await firmPage.locator(`input[name=${name}][value="${answer}"]`).check()
    }
    await firmPage.getByRole('button', { name: '提交评价' }).click()
    await expect(firmPage.getByRole('status').filter({ hasText: '评价已经收到' })).toBeVisible()
    await expect(firmPage.getByText('每次检查只评价一次')).toBeVisible()
  })
  await test.step('objected to', async () => {
    await firmPage.locator('textarea[name=reasons]').fill('查了两遍同样的合同。')
    await firmPage.getByRole('button', { name: '提出异议' }).click()
    await expect(firmPage.getByText('异议已经收到')).toBeVisible()
    await expect(firmPage.getByText('正在办理')).toBeVisible()
  })
  await test.step('the head of the department finds it among the work, and answers', async () => {
    const head = await Desk.of(browser, 'zhaoguodong')
    await head.act(visit.id, 'answer-objection', {
      outcome: '维持原来的检查结果',
      words: '两个事项各有依据，合同只核对一次。',
    })
  })
  await test.step('the answer stands on the page, which has no fault of accessibility', async () => {
    await page.goto(path)
    await expect(page.locator('#objection')).toContainText('合同只核对一次')
    expect(await wcagFaults(page)).toEqual([])
  })
  await test.step('a wrong code opens nothing', async () => {
    const wrong = await firmPage.goto(`${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)
    expect(wrong?.status()).toBe(404)
    await expect(firmPage.locator('main')).not.toContainText(firm.name)
  })
  await test.step('检查统计 opens the visits behind a number, and names no officer', async () => {
    const head = await Desk.of(browser, 'gaomingxuan')
    await head.page.goto('/office/inspection-figures')
    await head.page.getByRole('button', { name: /^企业提出异议 \d+ 次$/ }).click()
    const list = head.page.getByRole('region', { name: '企业提出异议' })
    await expect(list).toContainText(firm.name)
    await expect(head.page.locator('main')).not.toContainText('陈立新')
    expect(await wcagFaults(head.page, 'main')).toEqual([])
  })
})
