import { expect, test, type Locator, type Page } from '@playwright/test'
import { drawnSignedPage } from '../../server/src/demo/drawn-signed-page.ts'
import { CaseByApi } from '../case-by-api.ts'
import { Desk } from '../desk.ts'
import { inquiryJustNow, waitingPapers } from '../stages.ts'
import { wcagFaults } from '../wcag.ts'

test('a record is printed, signed, scanned upside down, and filed; a strange page and a refusal are told', async ({
  browser,
  baseURL,
}, info) => {
  test.setTimeout(240_000)
  const officer = await Desk.of(browser, 'chenlixin')
  const { page } = officer
  const id = await new CaseByApi(baseURL).filed()
  await officer.act(id, 'record-inquiry', inquiryJustNow())

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
    expect(await wcagFaults(page, '.signing')).toEqual([])
    await page.setViewportSize({ width: 1440, height: 900 })
  })

  await test.step('a slip is read and signed on the phone; what is signed while the line is down is sent later', async () => {
    await officer.act(id, 'add-evidence', {
      evidenceId: { file: '合同.png', bytes: drawnSignedPage({ paper: record.paper, page: 1 }) },
      kind: '书证',
      name: '销售合同复印件',
      purpose: '证明没有签订合同的车辆数',
    })
    await page.goto(`/office/cases/${id}`)
    await page.setViewportSize({ width: 390, height: 844 })
    const slip = card.getByRole('listitem').filter({ hasText: '证据提取单' })
    await slip.getByRole('button', { name: '现场签名' }).click()
    await expect(page.getByRole('img', { name: /^证据提取单，第 1 页/ })).toBeVisible()
    await page.screenshot({ path: info.outputPath('reading-390.png') })
    await officer.fill({ read: '签名的人已经看过' })
    const first = page.locator('[data-path="signers.0.drawn"]')
    // The finger draws, and does not scroll the page.
    await expect(first.locator('canvas')).toHaveCSS('touch-action', 'none')
    await draw(page, first, [[0.5, 0.5]])
    await first.getByRole('button', { name: '签好了' }).click()
    await expect(first.getByRole('alert')).toHaveText('笔画太少，请签全名')
    await first.getByRole('button', { name: '重签' }).click()
    await page.context().setOffline(true)
    await draw(page, first, [
      [0.2, 0.3],
      [0.7, 0.25],
      [0.5, 0.8],
      [0.3, 0.7],
    ])
    await page.screenshot({ path: info.outputPath('signing-pad-390.png') })
    await first.getByRole('button', { name: '签好了' }).click()
    await expect(first).toContainText('签名存在本机，还没有传到服务器')
    await page.context().setOffline(false)
    await expect(first).toContainText(/已签，服务器 .* 收到/)
    for (const place of ['signers.1.drawn', 'signers.2.drawn']) {
      const field = page.locator(`[data-path="${place}"]`)
      await draw(page, field, [
        [0.2, 0.4],
        [0.8, 0.35],
        [place.includes('1') ? 0.4 : 0.6, 0.9],
      ])
      await field.getByRole('button', { name: '签好了' }).click()
      await expect(field).toContainText(/已签，服务器 .* 收到/)
    }
    await page.screenshot({ path: info.outputPath('signed-390.png'), fullPage: true })
    expect(await wcagFaults(page, '.act-form')).toEqual([])
    await page.getByRole('button', { name: '文书', exact: true }).click()
    await expect(page.getByRole('img', { name: /电子签名页，第 1 页/ })).toBeVisible()
    await page.getByRole('button', { name: '填写', exact: true }).click()
    await officer.submit()
    await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))
    await expect(card).toContainText('都有签名或者记明拒签')
    await expect(card.getByRole('link', { name: '电子签名页' })).toBeVisible()
    await page.screenshot({ path: info.outputPath('signed-case-390.png'), fullPage: true })
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.screenshot({ path: info.outputPath('signed-case.png'), fullPage: true })
  })
})

type Place = readonly [across: number, down: number]

/** One stroke through these places, given in shares of the area, as a hand draws it. */
async function draw(page: Page, field: Locator, places: readonly Place[]): Promise<void> {
  const area = field.locator('canvas')
  await area.scrollIntoViewIfNeeded()
  const box = await area.boundingBox()
  if (!box) throw new Error('nothing to sign on')
  const at = ([across, down]: Place) =>
    [box.x + box.width * across, box.y + box.height * down] as const
  const [first, ...others] = places
  if (!first) return
  await page.mouse.move(...at(first))
  await page.mouse.down()
  for (const place of others) await page.mouse.move(...at(place), { steps: 12 })
  await page.mouse.up()
}
