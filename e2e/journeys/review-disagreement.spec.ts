import { expect, test } from '@playwright/test'
import { CaseByApi } from '../case-by-api.ts'
import { Desk } from '../desk.ts'

const objection = '调查终结报告第三部分已经写明逾期的天数。'
const upheld = '报告中的理由没有写进拟决定，维持原审核意见。'
const explained = '裁量理由对应调查终结报告第三部分。'

test('an objection goes to another reviewer and to the heads, who open no gate; only a later 同意 does', async ({
  browser,
  baseURL,
}, info) => {
  const prepared = new CaseByApi(baseURL)
  const id = await prepared.refusedByReview()
  const officer = await Desk.of(browser, 'chenlixin')
  const { page } = officer
  const head = await Desk.of(browser, 'zhaoguodong')

  await test.step('the handling unit objects, with its head, once', async () => {
    await page.goto(`/office/cases/${id}`)
    await expect(page.getByText('采纳审核意见').first()).toBeVisible()
    await officer.act(id, 'object-to-opinion', {
      'points.0.about': '裁量适当',
      'points.0.reason': objection,
    })
    await head.agree(id)
  })

  await test.step('the first reviewer cannot take it, another does and upholds', async () => {
    const first = await Desk.of(browser, 'liuwenjing')
    await first.page.goto(`/office/review/${id}`)
    await expect(
      first.page.getByText(/您出具过这一稿的审核意见，不能自己复审/).first(),
    ).toBeVisible()
    const second = await Desk.of(browser, 'zhengyiming')
    await second.page.goto(`/office/review/${id}`)
    await expect(second.page.getByRole('heading', { level: 1, name: /^复审/ })).toBeVisible()
    await expect(second.page.getByRole('region', { name: '承办机构的异议' })).toContainText(
      objection,
    )
    await second.page.screenshot({ path: info.outputPath('second.png'), fullPage: true })
    await prepared.upheld(id, upheld)
  })

  await test.step('the heads deliberate, and what they come to decides nothing', async () => {
    await head.act(id, 'settle-review-dispute', {
      chair: ['高明轩'],
      'members.0.person': ['高明轩'],
      'members.0.opinion': '理由能够对应，请说明后重新送审。',
      'members.0.agrees': '否',
      'members.1.person': ['孙志远'],
      'members.1.opinion': '同意审核意见。',
      'members.1.agrees': '是',
      result: '连同讨论结论重新送审',
      conclusion: '由承办机构说明对应关系。',
    })
    await page.goto(`/office/cases/${id}/acts/issue-decision`)
    await expect(page.locator('.act-form')).toContainText('处罚法第五十八条')
    await expect(page.locator('.form-foot button[type=submit]')).toHaveAttribute(
      'aria-disabled',
      'true',
    )
  })

  await test.step('sent again with their conclusion it passes, and may be decided', async () => {
    await officer.act(id, 'submit-review', { statement: explained })
    await prepared.agreed(id, 'zhaoguodong')
    await prepared.passed(id)
    await officer.act(id, 'issue-decision')
    await prepared.agreed(id, 'zhaoguodong', 'gaomingxuan')
    await page.goto(`/office/cases/${id}/responsibility`)
    for (const said of [objection, upheld, '由承办机构说明对应关系。']) {
      await expect(page.getByText(said).first()).toBeVisible()
    }
  })
})
