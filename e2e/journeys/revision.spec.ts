import { expect, test } from '@playwright/test'
import { closes, chinaDay, Desk } from '../desk.ts'

const number = '四政复决字〔2026〕88号'
const reason = '认定的事实清楚；当事人已经改正，罚款数额明显不当，变更罚款数额。'

test('复议 changes a decision: recorded, agreed to, taken down with its reason, published anew, each page leads to the other', async ({
  browser,
  page,
}) => {
  const officer = await Desk.of(browser, 'chenlixin')
  await officer.page.goto('/office/cases?q=安心')
  await officer.page.locator('.case-list h3 a').first().click()
  await expect(officer.page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  const id = officer.page.url().split('/').at(-1) ?? ''
  await officer.act(id, 'record-remedy-outcome', {
    number,
    decidedOn: chinaDay(-1),
    effect: '变更',
    fineFen: '300',
    reason,
  })
  await (await Desk.of(browser, 'zhaoguodong')).agree(id)

  // What is public can only be taken down: it is the publisher's work, with the reason of the case.
  const publisher = await Desk.of(browser, 'linfang')
  await publisher.page.goto('/office/')
  await publisher.page.locator('a.button', { hasText: '撤回公示' }).first().click()
  await expect(publisher.page).toHaveURL(/\/publicity\/[0-9a-f-]{36}$/)
  await expect(publisher.page.locator('.page-title').getByText('待撤回')).toBeVisible()
  const earlier = publisher.page.url().split('/').at(-1) ?? ''
  await publisher.page.getByRole('button', { name: '撤回', exact: true }).click()
  const sheet = publisher.page.getByRole('dialog')
  await expect(sheet.getByLabel('理由')).toHaveValue(reason)
  await sheet.getByRole('button', { name: '撤回', exact: true }).click()
  await closes(sheet)

  const collector = await Desk.of(browser, 'hexiulan')
  const later = await collector.publicity(id, '采集')
  await (await Desk.of(browser, 'maxiaodong')).publicity(later, '审核通过')
  await publisher.publicity(later, '发布')

  await page.goto(`/decisions/${earlier}`)
  await expect(page.getByText('这条公示已经撤回')).toBeVisible()
  await expect(page.getByText(number)).toBeVisible()
  await page
    .locator('.prose')
    .getByRole('link', { name: /罚决字/ })
    .click()
  await expect(page).toHaveURL(new RegExp(`/decisions/${later}$`))
  await expect(page.getByText('变更后的决定').first()).toBeVisible()
  await expect(page.getByText('罚款 300 元').first()).toBeVisible()
  await expect(page.getByRole('link', { name: '原公示已撤回' })).toHaveAttribute(
    'href',
    `/decisions/${earlier}`,
  )
})
