import { expect, test, type Browser } from '@playwright/test'
import { Desk, Tally } from '../desk.ts'
import { allOf } from '../once-there.ts'
import { handOver, inquiryJustNow, journeyParty, proposeFiling, registerClue } from '../stages.ts'

const officers = ['陈立新', '王晓雯']

/** What one ordinary case may cost everybody who carries it, from a clue to the archive. */
const maxFields = 26
const maxClicks = 60

// The smallest PDF a reader accepts; what matters is that it is one by content.
const pdf = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n')

test('one case from a clue to a published page whose proof the browser verifies', async ({
  browser,
}) => {
  test.setTimeout(300_000)
  const tally = new Tally()
  const officer = await Desk.of(browser, 'chenlixin', { tally })
  const head = await Desk.of(browser, 'zhaoguodong', { tally })
  const leader = await Desk.of(browser, 'gaomingxuan', { width: 390, height: 844, tally })

  const caseId = await test.step('a clue is registered, verified and filed', async () => {
    const id = await registerClue(officer)
    await officer.act(id, 'verify-clue', { officers, suggestion: '建议立案' })
    await proposeFiling(officer, id)
    await head.agree(id)
    await leader.agree(id)
    return id
  })

  await test.step('it is investigated and concluded', async () => {
    await officer.act(caseId, 'record-inquiry', inquiryJustNow())
    await officer.act(caseId, 'add-evidence', {
      evidenceId: { file: '营业执照.pdf', bytes: pdf },
      kind: '书证',
      name: '营业执照复印件',
      purpose: '证明主体资格和取得执照的日期',
    })
    await officer.act(caseId, 'conclude-investigation', {
      circumstances: '配合调查。',
      tier: '一般',
      tierReason: '涉及车辆6辆。',
      fineFen: '5000',
      flags: '涉及重大公共利益',
    })
    await head.agree(caseId)
  })

  await test.step('the party is told and waives in writing', async () => {
    await officer.act(caseId, 'issue-advance-notice')
    await leader.agree(caseId)
    await handOver(officer, caseId)
    await officer.act(caseId, 'waive-rights')
  })

  await test.step('what is to be decided is drafted', () => officer.act(caseId, 'draft-decision'))

  // Not every case is reviewed: what review costs is its own, and is not counted with the ordinary case.
  await test.step('the gate of legal review is closed until the corrected draft has passed', () =>
    tally.aside(async () => {
      await officer.page.goto(`/office/cases/${caseId}`)
      await expect(
        officer.page.getByText('属于重大执法决定，还没有送法制审核').first(),
      ).toBeVisible()
      await officer.act(caseId, 'submit-review')
      await head.agree(caseId)
      await review(browser, caseId, {
        no: '裁量适当',
        note: '没有写明取中间值的理由。',
        outcome: '建议纠正（',
        opinion: '裁量理由不充分。',
      })
      await officer.page.goto(`/office/cases/${caseId}/acts/draft-decision`)
      await expect(officer.page.locator('#note-0')).toContainText('没有写明取中间值的理由。')
      await officer.act(caseId, 'draft-decision', {
        discretionReason: '逾期较长，同时配合调查，取本档中间值。',
      })
      await officer.act(caseId, 'submit-review')
      await head.agree(caseId)
      await review(browser, caseId, {
        no: null,
        changed: '同时配合调查',
        outcome: '同意',
        opinion: '同意。',
      })
    }))

  await test.step('it is decided and served', async () => {
    // Without review, drafting leads on to this form by itself.
    await tally.aside(() => officer.open(`cases/${caseId}/acts/issue-decision`))
    await officer.act(caseId, 'issue-decision')
    await head.agree(caseId)
    await leader.agree(caseId)
    await handOver(officer, caseId)
  })

  const noticeId = await test.step('three people publish it', () => publish(browser, caseId, tally))

  await test.step('anybody reads it, and the browser verifies its proof', async () => {
    const page = await (await browser.newContext()).newPage()
    await page.goto(`/decisions/${noticeId}`)
    await expect(page.getByText(journeyParty).first()).toBeVisible()
    await page.goto(`/verify/${noticeId}`)
    await expect(page.getByText(/核验通过|验证通过|未被改动/).first()).toBeVisible({
      timeout: 20_000,
    })
  })

  await test.step('it is paid, closed and archived', async () => {
    await officer.act(caseId, 'record-payment', { receiptNo: '吉财票0001' })
    await officer.act(caseId, 'close-case')
    await head.agree(caseId)
    await leader.agree(caseId)
    const archivist = await Desk.of(browser, 'tanghui', { tally })
    await archivist.act(caseId, 'archive-case', {})
    await expect(archivist.page.getByText('归档').first()).toBeVisible()
  })

  await test.step('it cost few fields and clicks, and nothing was asked twice', () => {
    process.stdout.write(`one ordinary case: ${tally.fields} fields, ${tally.clicks} clicks\n`)
    expect(tally.askedTwice()).toEqual([])
    expect(tally.fields).toBeLessThanOrEqual(maxFields)
    expect(tally.clicks).toBeLessThanOrEqual(maxClicks)
  })
})

type Reviewed = {
  no: string | null
  /** Written at 裁量理由. */
  note?: string
  /** What the comparison with the refused draft has to show as new. */
  changed?: string
  outcome: string
  opinion: string
}

/** The reviewer answers every point, one of them with 否 where the first draft fails. */
async function review(
  browser: Browser,
  caseId: string,
  { no, note, changed, outcome, opinion }: Reviewed,
): Promise<void> {
  const reviewer = await Desk.of(browser, 'liuwenjing')
  const { page } = reviewer
  await reviewer.act(caseId, 'accept-review')
  await page.goto(`/office/review/${caseId}`)
  await page.getByRole('tab', { name: '按文字看和批注' }).click()
  if (note) {
    await page.getByRole('button', { name: '批注“裁量理由”' }).click()
    await page.getByLabel('批注 1 的意见').fill(note)
  }
  if (changed) await expect(page.locator('.anchored ins', { hasText: changed })).toBeVisible()
  const points = page.locator('.checklist > li')
  await expect(points).toHaveCount(11)
  for (const point of await allOf(points)) {
    const fails = no !== null && ((await point.locator('h3').textContent()) ?? '').includes(no)
    await point.locator('label', { hasText: fails ? /^否$/ : /^是$/ }).click()
    await point
      .locator('textarea')
      .fill(fails ? '没有写明取这一数额的理由。' : '案卷材料能够证明。')
  }
  await page
    .locator('[role=radiogroup][aria-labelledby=verdict] label', { hasText: outcome })
    .first()
    .click()
  await page.locator('[data-path="opinion"] textarea').fill(opinion)
  await page.getByRole('button', { name: '签发意见' }).click()
  await reviewer.sign()
  await expect(page).toHaveURL(new RegExp(`/cases/${caseId}$`))
}

async function publish(browser: Browser, caseId: string, tally: Tally): Promise<string> {
  const collector = await Desk.of(browser, 'hexiulan', { tally })
  const noticeId = await collector.publicity(caseId, '采集')
  await (await Desk.of(browser, 'maxiaodong', { tally })).publicity(noticeId, '审核通过')
  await (await Desk.of(browser, 'linfang', { tally })).publicity(noticeId, '发布')
  return noticeId
}
