import { expect, test, type Page } from '@playwright/test'
import { Desk, minutesAgo } from '../desk.ts'
import { wcagFaults } from '../wcag.ts'

const phone = { width: 390, height: 844 }
// The first bytes of a JPEG: the server looks at content, not at names.
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')

/** The demo case with goods in custody; its power is confirmed. */
async function openDemoCase(page: Page): Promise<string> {
  await page.goto('/office/cases?q=顺安')
  await page.locator('.case-list h3 a').first().click()
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

/** What the page says after a press that is refused: it stays, and nothing typed is lost. */
async function refused(desk: Desk, words: RegExp): Promise<void> {
  await desk.submit()
  await expect(
    desk.page.locator('.field-message, [role=alert], dialog').filter({ hasText: words }).first(),
  ).toBeVisible()
}

/** Presses once: the case page is back. */
async function press(desk: Desk, id: string): Promise<void> {
  await desk.submitSigned()
  await expect(desk.page).toHaveURL(new RegExp(`/cases/${id}$`))
}

async function clean(page: Page): Promise<void> {
  expect(await wcagFaults(page)).toEqual([])
}

test('on a phone: what may not be taken is refused, an urgent seizure is reported, not approved, released and returned', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const officer = await Desk.of(browser, 'chenlixin', phone)
  const { page } = officer
  const id = await openDemoCase(page)
  const ledger = page.getByRole('region', { name: '扣押台账' })
  await expect(ledger.getByText('26只').first()).toBeVisible()
  await expect(ledger.locator('.days li')).toHaveCount(31)
  await clean(page)

  // The case cannot end while goods are in custody, and says why.
  await expect(page.getByText('还有查封、扣押的财物没有处理完').first()).toBeVisible()

  await page.goto(`/office/cases/${id}/acts/extend-seizure~1`)
  await officer.fill({ days: '31', reason: '案情复杂。' })
  await refused(officer, /没有第六十一日/)

  await page.goto(`/office/cases/${id}/acts/seize-urgently`)
  await officer.fill({
    measure: '扣押',
    urgentGround: '正在转移、装运',
    explanation: '货车已装货，司机称下午发往外地。',
    reason: '防止证据转移。',
    startedAt: minutesAgo(40),
    certificatesShown: '已出示',
    told: '已当场告知',
    'goods.0.name': '被褥',
    'goods.0.quantity': '2',
    'goods.0.unit': '床',
    'goods.0.condition': '旧',
    'goods.0.place': '宿舍',
    'goods.0.seal': 'F-0901',
    'goods.0.object': '财物',
    'goods.0.standing': '个人及其所扶养家属',
    custodianName: '姜海',
    process: '到场、亮证、告知、清点、贴封签。',
    endedAt: minutesAgo(5),
    handedOver: '已当场交付',
    recording: 'AV15-01',
  })
  await refused(officer, /生活必需品不得查封、扣押/)
  const submit = page.locator('.form-foot button[type=submit]')
  expect((await submit.boundingBox())?.height).toBeGreaterThanOrEqual(56)

  // Nothing typed is lost: one answer is mended, one photo taken, and it goes through.
  await officer.fill({
    'goods.0.name': '变速器总成',
    'goods.0.standing': '与本案有关',
    'goods.0.photo': { file: 'F-0901.jpg', bytes: jpeg },
  })
  await press(officer, id)
  const second = page.getByRole('region', { name: '扣押（第2次）台账' })
  await expect(second.getByText('变速器总成')).toBeVisible()

  const head = await Desk.of(browser, 'gaomingxuan', phone)
  await head.page.goto(`/office/cases/${id}/acts/approve-seizure~2`)
  await head.fill({ approved: '不批准', opinion: '货车已经卸货，不再紧急。' })
  await press(head, id)

  await page.reload()
  await expect(second).toContainText('须立即解除并退还')
  await page
    .getByRole('link', { name: /立即解除第2次扣押/ })
    .first()
    .click()
  await press(officer, id)
  await page.goto(`/office/cases/${id}/acts/return-goods~2`)
  await officer.fill({ sealsChecked: '已逐项核对' })
  await press(officer, id)
  await expect(second).toContainText('已全部处理完毕')
  await expect(second.getByText('已退还', { exact: true })).toBeVisible()
  await clean(page)

  // What was released is not released again.
  await page.goto(`/office/cases/${id}/acts/release-seizure~2`)
  await expect(page.getByText('不能重复解除').first()).toBeVisible()
})

test('a matter without power: the door is shut and says by which article', async ({ browser }) => {
  const { page } = await Desk.of(browser, 'chenlixin', phone)
  await page.goto('/office/cases?q=诚信家政')
  await page.locator('.case-list h3 a').first().click()
  const shut = page.locator('.cannot li', { hasText: '提请查封、扣押' })
  await expect(shut).toContainText('没有登记授权查封、扣押的法律、法规')
  await expect(shut).toContainText('行政强制法第十条')
})
