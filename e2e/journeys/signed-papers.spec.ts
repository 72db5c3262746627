import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { drawnSignedPage } from '../../server/src/demo/drawn-signed-page.ts'
import { Desk, minutesAgo } from '../desk.ts'
import { fileCase, registerClue, waitingPapers } from '../stages.ts'

test('a record is printed, signed, scanned upside down, and filed; a strange page and a refusal are told', async ({
  browser,
}, info) => {
  test.setTimeout(240_000)
  const officer = await Desk.of(browser, 'chenlixin')
  const { page } = officer
  const id = await registerClue(officer)
  await officer.act(id, 'verify-clue', {
    officers: ['陈立新', '王晓雯'],
    facts: '情况属实。',
    suggestion: '建议立案',
  })
  await fileCase(browser, officer, id)
  await officer.act(id, 'record-inquiry', {
    inquireeIdNumber: '229900199001213008',
    startedAt: minutesAgo(70),
    endedAt: minutesAgo(30),
    certificatesShown: '已主动出示执法证件',
    rightsTold: '已告知',
    'exchanges.0.question': '请说明备案情况。',
    'exchanges.0.answer': '没有备案，情况属实。',
    recording: 'AV04-0001',
  })

  const card = page.getByRole('region', { name: '签名情况' })
  const [record] = await waitingPapers(officer, id)
  if (!record) throw new Error('nothing waits for a signature')
  await test.step('the case says what is missing', async () => {
    await expect(card).toContainText('还缺 1 份的签名')
    await expect(card).toContainText('询问（调查）笔录')
  })

  await test.step('a page of another case is told and holds nothing up', async () => {
    await card.getByRole('link', { name: '签名文书归档' }).click()
    const strange = drawnSignedPage({ paper: '00000000-0000-4000-8000-0000000000d9', page: 1 })
    const files = page.locator('[data-path="scans"] input[type=file]')
    await files.setInputFiles({ name: '别案.png', mimeType: 'image/png', buffer: strange })
    await expect(page.locator('.scan-sorting')).toContainText('是另一个案件的文书，没有归入本案')
    const pages = Array.from({ length: record.pages }, (_, i) =>
      drawnSignedPage({ paper: record.paper, page: i + 1 }, { upsideDown: i === 0 }),
    )
    await files.setInputFiles(
      pages.map((buffer, i) => ({ name: `笔录${i + 1}.png`, mimeType: 'image/png', buffer })),
    )
    await expect(page.locator('.scan-sorting')).toContainText('“笔录1.png”是倒着的，已转正')
    await expect(page.locator('.scan-sorting')).toContainText(
      `《${record.title}》${record.pages}/${record.pages} 页，齐了`,
    )
    await page.screenshot({ path: info.outputPath('sorting.png'), fullPage: true })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: info.outputPath('sorting-390.png'), fullPage: true })
    await page.setViewportSize({ width: 1440, height: 900 })
    await officer.submit()
    await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))
  })

  await test.step('the signed version stands beside the paper and can be looked at', async () => {
    await expect(card).toContainText('都有签名或者记明拒签')
    await card.getByRole('button', { name: '签名页 1' }).click()
    await expect(page.getByRole('dialog').locator('img.turned-180')).toBeVisible()
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 390, height: 844 })
    await page.screenshot({ path: info.outputPath('signing-390.png'), fullPage: true })
    const { violations } = await new AxeBuilder({ page })
      .include('.signing')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      .analyze()
    expect(violations.map((each) => each.id)).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })
})
