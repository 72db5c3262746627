import { expect, test, type Page } from '@playwright/test'
import { Desk } from '../desk.ts'
import { wcagFaults } from '../wcag.ts'

const phone = { width: 390, height: 844 }

async function openCase(page: Page, words: string): Promise<string> {
  await page.goto(`/office/cases?q=${words}`)
  await page.locator('.case-list h3 a').first().click()
  await expect(page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  return page.url().split('/').at(-1) ?? ''
}

async function clean(page: Page): Promise<void> {
  expect(await wcagFaults(page)).toEqual([])
}

test('on a phone: the old words are struck, a slip is put right, taken back and submitted again; the head sees both', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const officer = await Desk.of(browser, 'chenlixin', phone)
  const { page } = officer
  const id = await openCase(page, '众诚')
  await page.getByRole('button', { name: /再看 \d+ 条/ }).click()
  const inquiry = page.locator('.timeline > li').filter({
    has: page.getByRole('heading', { name: /^询问/ }),
  })
  await expect(inquiry.locator('.amendment ins')).toHaveText('四平市商务局二楼询问室')
  await expect(inquiry.locator('.amendment del')).toBeVisible()
  await clean(page)

  // Nothing changed, nothing to amend; what was typed stays.
  await inquiry.getByRole('link', { name: '更正', exact: true }).click()
  await expect(page.getByRole('heading', { name: /^更正询问（调查）笔录/ })).toBeVisible()
  await officer.fill({ amendmentReason: '职务写错。', proof: '被询问人签名确认' })
  await officer.submit()
  await expect(page.getByText('没有改动任何一处，无须更正').first()).toBeVisible()
  await officer.fill({ inquireeRole: '当事人的总经理' })
  await officer.submit()
  await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))

  // Nobody has answered yet: the author takes it back and submits it again.
  await page.getByRole('link', { name: '撤回提交' }).click()
  await officer.submit()
  await expect(page.getByText('已撤回，可以修改后再提交')).toBeVisible()
  await page.getByRole('link', { name: '修改后再提交' }).click()
  await expect(
    page.getByText('当事人的总经理').or(page.locator('input[value="当事人的总经理"]')).first(),
  ).toBeVisible()
  await expect(page.locator('[data-path="amendmentReason"] textarea')).toHaveValue('职务写错。')
  await officer.submit()
  await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))

  const head = await Desk.of(browser, 'zhaoguodong', phone)
  await head.page.goto(`/office/approvals/${id}`)
  await expect(
    head.page.getByText(/与本案的关系：“.+”更正为“当事人的总经理”/).first(),
  ).toBeVisible()
  await clean(head.page)
})
