import { expect, test, type Page } from '@playwright/test'
import { fillSignIn, password, signIn } from '../sign-in.ts'

const section = '/office/administration/catalogue'

/** The next person at the same browser. */
async function asNext(page: Page, account: string): Promise<void> {
  await page.context().clearCookies()
  await page.goto('/office/')
  await fillSignIn(page, account)
}

// 国办发〔2018〕118号: a change of the catalogue from its sentence to what the public reads.
test('a ground is drafted, measured, checked, approved and waits for its publication', async ({
  page,
}) => {
  await signIn(page, 'liuwenjing')
  await page.goto(section)
  await expect(page.getByRole('heading', { name: '法定情形' })).toBeVisible()
  await expect(page.getByText('两处读同一份')).toBeVisible()

  await page.getByRole('button', { name: '增加一条' }).click()
  await page.getByLabel('名称', { exact: true }).fill('罚款一万五千元以上')
  await page.getByLabel('标准的依据').fill('四商法〔2026〕9号')
  await page.getByLabel('条件', { exact: true }).selectOption('amount')
  // A kind of party that is left out keeps it from being proposed, and is named.
  await page.getByLabel('法人及非法人组织的起点（元）').fill('15000')
  await page.getByLabel('自然人不适用').check()
  await expect(page.getByText('还没有写个体工商户的起点').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '提请批准' })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await page.getByLabel('个体工商户的起点（元）').fill('10000')
  await expect(page.locator('.rule-sentence')).toHaveText(
    '如果执法行为是行政处罚，并且拟罚款达到自然人不适用、个体工商户 10,000 元、法人及非法人组织 15,000 元，那么作出决定之前应当进行法制审核。',
  )
  await expect(page.getByText('与上面的句子一致')).toBeVisible()
  await page.getByLabel('依据、来源').fill('四商法〔2026〕9号')
  await page.getByLabel('理由', { exact: true }).fill('数额较大的罚款影响经营')
  await page.getByRole('button', { name: '提请批准' }).click()
  await expect(page.getByText('已提请').first()).toBeVisible()

  await page.goto('/office/administration/proposals')
  await expect(page.getByRole('button', { name: '核对', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  )
  await asNext(page, 'zhengyiming')
  await page.goto('/office/administration/proposals')
  await page.getByRole('button', { name: '核对', exact: true }).click()
  await page.getByLabel('核对意见').fill('条件、起点和测算无误')
  await page.getByRole('button', { name: '核对变更' }).click()
  await expect(page.getByText('已核对：条件、起点和测算无误')).toBeVisible()

  await asNext(page, 'gaomingxuan')
  await page.goto('/office/administration/proposals')
  const proposal = page.getByRole('region', { name: /变更：重大执法决定法制审核目录/ }).first()
  await expect(proposal.getByText('BJ01 条件')).toBeVisible()
  await proposal.getByRole('button', { name: '批准并签名' }).click()
  await page.getByLabel(/密码|验证码/).fill(password)
  await page.getByRole('dialog').getByRole('button', { name: '批准并签名' }).click()
  await expect(page.getByText('没有等待批准的变更')).toBeVisible()

  // Approved, and still the version of before: it counts once the public can read it.
  await page.goto(section)
  await expect(page.getByText(/已批准，还没有公布/)).toBeVisible()
  await asNext(page, 'hexiulan')
  await page.goto('/office/lists/pre_major_catalog')
  await expect(page.getByText('罚款一万五千元以上').first()).toBeVisible()
})
