import { expect, test, type Page } from '@playwright/test'
import { chinaDay, Desk } from '../desk.ts'
import { handOver } from '../stages.ts'
import { expectWrong } from '../wrong.ts'

/** Two cases of the demo that no other journey touches. */
const toldLongAgo = '四平市茶语餐饮管理有限公司'
const hearingToday = '四平市麦香坊食品有限公司'

async function caseOf({ page }: Desk, party: string): Promise<string> {
  const answer = await page.request.get(`/api/search?q=${encodeURIComponent(party)}`)
  const { hits } = (await answer.json()) as { hits: { kind: string; href: string }[] }
  return (
    hits
      .find(({ kind }) => kind === 'case')
      ?.href.split('/')
      .at(-1) ?? ''
  )
}

/** The announcement of this party, once the portal has drawn itself anew. */
async function announced(page: Page, words: readonly string[]): Promise<void> {
  await expect(async () => {
    await page.goto('/hearings')
    for (const said of words) await expect(page.locator('main')).toContainText(said, { timeout: 1 })
  }).toPass({ timeout: 20_000 })
}

test.describe('听证, from a request that came too late to the report of the host', () => {
  test('asked for after the fifth working day it goes to the head, is called, announced and adjourned', async ({
    browser,
    page: portal,
  }, info) => {
    const officer = await Desk.of(browser, 'chenlixin')
    const { page } = officer
    const id = await caseOf(officer, toldLongAgo)

    await test.step('the request alone is refused (处罚法第64条第1项)', async () => {
      await page.goto(`/office/cases/${id}/acts/request-hearing`)
      await officer.fill({ manner: '书面提交', reason: '对数额有异议。' })
      await officer.submit()
      await expectWrong(page, 'on', '已过告知后五个工作日的申请期限', '第六十四条第一项')
    })

    await test.step('with a good cause the head decides', async () => {
      await officer.act(id, 'decide-late-hearing-request', {
        reason: '对数额有异议。',
        cause: '不可抗力',
        excuse: '洪水断路六天，有乡政府证明。',
        admitted: '是',
      })
      await (await Desk.of(browser, 'gaomingxuan')).agree(id)
    })

    await test.step('nobody of the case hosts, and no day is offered too early (第64条第2、4项)', async () => {
      await page.goto(`/office/cases/${id}/acts/call-hearing`)
      const host = page.locator('[data-path="host"]')
      await expect(host).toContainText('陈立新')
      await expect(host).toContainText('听证由非本案调查人员主持')
      await host.locator('input').first().click()
      const option = (name: string) =>
        page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name })
      await expect(option('陈立新')).toHaveAttribute('aria-disabled', 'true')
      await page.keyboard.press('Escape')
      const day = page.locator('[data-path="heldOn"]')
      await expect(day).toContainText('通知今天送达的，中间须满七个工作日')
      const proposed = await day.locator('input').inputValue()
      // Seven calendar days hold five working days at most.
      await day.locator('input').fill(chinaDay(7))
      await day.locator('input').press('Enter')
      await page.keyboard.press('Tab')
      await expect(day.locator('input')).toHaveValue(proposed)
      await page.screenshot({ path: info.outputPath('call.png'), fullPage: true })
    })

    await test.step('the announcement stands on the portal by itself, and moves', async () => {
      await officer.act(id, 'call-hearing', { host: ['赵国栋'], place: '三楼听证室' })
      await announced(portal, [toldLongAgo, '三楼听证室', '本案还没有作出行政处罚决定'])
      await handOver(officer, id)
      const later = chinaDay(40)
      await officer.act(id, 'adjourn-hearing', {
        ground: '当事人有正当理由不能到场',
        reason: '法定代表人住院。',
        heldOn: later,
        place: '一楼听证厅',
      })
      await announced(portal, ['一楼听证厅', '改期', '当事人有正当理由不能到场'])
    })
  })

  test('the host keeps the record and reports; the name of the party leaves the portal', async ({
    browser,
    page: portal,
  }) => {
    const host = await Desk.of(browser, 'liuwenjing', { width: 390, height: 844 })
    const { page } = host
    const id = await caseOf(host, hearingToday)
    await page.goto(`/office/cases/${id}/acts/hold-hearing`)
    await host.fill({
      attended: '到场',
      agenda: ['告知权利', '调查人员提出', '当事人申辩', '质证', '最后陈述'],
      recorder: '苏晴',
      record: '调查人员提出事实、证据和处罚建议，当事人申辩。',
      'exhibits.0.view': '没有异议',
      'exhibits.1.view': '认为期间有误',
      'exhibits.2.view': '没有异议',
      finalStatement: '请求从轻。',
      signing: '拒绝签字',
      hostNote: '代理人阅看后拒绝签字，没有说明理由。',
    })
    await host.submit()
    await expect(page).toHaveURL(new RegExp(`/cases/${id}$`))
    await host.act(id, 'report-hearing', { facts: '属实。', disputes: '数额。', opinion: '维持。' })
    await announced(portal, ['已举行', '一家单位涉嫌'])
    await expect(portal.locator('main')).not.toContainText(hearingToday)
  })
})
