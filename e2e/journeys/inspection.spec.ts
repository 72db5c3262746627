import { expect, test, type Page } from '@playwright/test'
import { drawnSignedPage } from '../../server/src/demo/drawn-signed-page.ts'
import { CaseByApi } from '../case-by-api.ts'
import { chinaDay, Desk, type Filled } from '../desk.ts'
import { missedByThumb } from '../once-there.ts'
import { codeOf } from '../visited-firms.ts'

const phone = { width: 390, height: 844 }

/** A firm of its own: how often it was visited this year must not depend on other journeys. */
const uscc = codeOf('visited')
const firm: Filled = {
  party: '法人及非法人组织',
  'party.name': '四平市旅途家政服务有限公司',
  'party.uscc': uscc,
  'party.legalRepresentative': '周某',
  'party.phone': '0434-0000779',
  'party.address': '四平市铁西区示例街 779 号',
}

type Scan = { name: string; mimeType: string; buffer: Buffer }

/** An officer with a phone, who counts what is typed: picks, scans, days and what stands there already are not. */
class Visitor {
  readonly desk: Desk
  readonly page: Page
  readonly typed: string[] = []
  id = ''

  constructor(desk: Desk) {
    this.desk = desk
    this.page = desk.page
  }

  async fill(filled: Filled): Promise<void> {
    for (const [name, value] of Object.entries(filled)) {
      const field = this.page.locator(`[data-path="${name}"]`)
      await field.locator('input, textarea').first().waitFor({ state: 'attached' })
      const picked = field.locator(
        '.ant-select, .ant-picker, [type=radio], [type=checkbox], [type=date]',
      )
      if (!(await picked.count())) this.typed.push(name)
      await this.desk.fill({ [name]: value })
    }
  }

  async #scan(scans: Scan[]): Promise<void> {
    const field = this.page.locator('[data-path="scans"]')
    await field.locator('input[type=file]').setInputFiles(scans)
    await expect(field.locator('.ok').first()).toBeVisible({ timeout: 30_000 })
  }

  async press(): Promise<void> {
    await this.desk.submitSigned()
    await expect(this.page).toHaveURL(/\/cases\/[0-9a-f-]{36}(\/acts\/[a-z-]+)?$/)
  }

  async act(act: string, filled: Filled = {}, scans: Scan[] = []): Promise<void> {
    await this.page.goto(`/office/cases/${this.id}/acts/${act}`)
    if (scans.length > 0) await this.#scan(scans)
    await this.fill(filled)
    await this.press()
  }

  /** The papers that wait come back signed, scanned page by page. */
  async signed(): Promise<void> {
    await this.act('file-signed', {}, await this.scansOf())
  }

  /** Every page of what waits for a signature, or of one paper of it, as somebody would scan it. */
  async scansOf(title?: string): Promise<Scan[]> {
    type Waiting = { paper: string; title: string; state: string; pages: number }
    const answer = await this.page.request.get(`/api/cases/${this.id}`)
    const { signing } = (await answer.json()) as { signing: Waiting[] }
    return signing
      .filter((each) => each.state === 'waiting' && (title === undefined || each.title === title))
      .flatMap(({ paper, pages }) =>
        Array.from({ length: pages }, (_, at) => ({
          name: `${paper}-${at + 1}.png`,
          mimeType: 'image/png',
          buffer: drawnSignedPage({ paper, page: at + 1 }),
        })),
      )
  }
}

/** What a thumb would miss among the answers of the checklist. */
const missed = (page: Page) =>
  missedByThumb(
    page.locator('.picked-rows label, .answered-rows .picks label, .form-foot button[type=submit]'),
  )

test('a visit upon a complaint, from its registration to its end, with order and recheck', async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(90_000)
  const api = new CaseByApi(baseURL)
  const officer = new Visitor(await Desk.of(browser, 'chenlixin', phone))
  const { page } = officer
  await test.step('registered: the items are picked by name', async () => {
    await page.getByRole('link', { name: '登记检查' }).last().click()
    await officer.fill({ ground: '投诉举报', groundSource: '12345 工单 2001 号', ...firm })
    await page.locator('.picked-rows label', { hasText: '单用途商业预付卡' }).click()
    await officer.fill({ way: '现场检查', onSiteReason: '原件' })
    expect(await missed(page)).toEqual([])
    await officer.press()
    officer.id = /cases\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  })
  await test.step('approved by both heads', async () => {
    await officer.act('approve-visit', {
      necessity: '投诉退卡难，须核对台账。',
      officers: ['王晓雯'],
    })
    await api.agreed(officer.id, 'zhaoguodong', 'gaomingxuan')
  })
  await test.step('at the door: the notice, the certificates, the code of the firm', async () => {
    await page.goto(`/office/cases/${officer.id}`)
    await page.locator('.lead').getByRole('button', { name: '制作检查通知书' }).click()
    await expect(page.locator('.lead')).toContainText('亮证、扫码')
    await officer.act('arrive', {
      certificatesShown: '都已主动出示',
      scanKind: '营业执照',
      scanned: uscc,
    })
  })
  await test.step('the record: every line answered with a tap, what was found in words', async () => {
    await page.goto(`/office/cases/${officer.id}/acts/record-visit`)
    const line = page.locator('.answered-rows li').first()
    await line.getByText('发现问题', { exact: true }).click()
    await officer.fill({ 'lines.0.finding': '收银台没有公示章程。' })
    await page.locator('.answered-rows li').nth(1).getByText('合格', { exact: true }).click()
    expect(await missed(page)).toEqual([])
    await officer.fill({ rightsTold: '已告知', recording: '20261201-AV01' })
    await officer.press()
    await officer.signed()
  })
  await test.step('correction is ordered and served, the result told', async () => {
    await officer.act('find-result', { code: '发现问题已责令改正' })
    await officer.act('order-correction', {
      requirements: '在收银台公示章程。',
      deadline: chinaDay(5),
    })
    await api.agreed(officer.id, 'zhaoguodong')
    await officer.act('make-receipt')
    await officer.act('serve-paper', {}, await officer.scansOf('送达回证'))
    await officer.act('tell-result')
  })
  await test.step('rechecked, left, and closed: what nobody has to type any more', async () => {
    await officer.act('recheck-correction', {
      status: '已按期改正',
      findings: '章程已经公示。',
    })
    await officer.act('leave-firm')
    await officer.act('close-visit')
    await expect(page.getByText('办结检查').first()).toBeVisible()
  })
  // What only a finding asks for: its words, what has to be done, and what the recheck saw.
  const ofOrder = ['lines.0.finding', 'requirements', 'findings']
  const without = officer.typed.filter((name) => !ofOrder.includes(name))
  expect(without.length).toBeLessThanOrEqual(10)
  expect(officer.typed.length).toBeLessThanOrEqual(18)
})
