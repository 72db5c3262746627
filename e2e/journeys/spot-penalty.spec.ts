import { expect, test, type Page } from '@playwright/test'
import { drawCredential } from '../../server/test/credentials/draw-credential.ts'
import { flat, photograph } from '../../server/test/credentials/photograph.ts'
import type { DrawnHolder } from '../../server/test/credentials/random-firm.ts'
import { seededDice } from '../../server/test/credentials/trial.ts'
import { Desk, type Filled } from '../desk.ts'
import { missedByThumb } from '../once-there.ts'
import { journeyParty } from '../stages.ts'
import { expectWrong, inputOf } from '../wrong.ts'

const phone = { width: 390, height: 844 }

// The first bytes of a JPEG: the server looks at content, not at names.
const photo = {
  name: '现场.jpg',
  mimeType: 'image/jpeg',
  buffer: Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex'),
}

const firm: Filled = {
  party: '法人及非法人组织',
  'party.name': journeyParty,
  // Not the firm of the other journeys: 案卷评查 would find that they fine it twice for one act (处罚法第29条).
  'party.uscc': '91220300MA0000007H',
  'party.legalRepresentative': '周某',
  'party.phone': '0434-0000777',
  'party.address': '四平市铁西区示例街 777 号',
}
const person: Filled = {
  party: '自然人',
  'party.name': '周某',
  'party.idNumber': '11010519491231002X',
  'party.phone': '0434-0000778',
  'party.address': '四平市铁西区示例街 778 号',
}

/** An officer with a phone, who counts what is typed: picks, photos and ticks are not. */
class Spot {
  readonly desk: Desk
  readonly page: Page
  readonly typed = new Set<string>()

  constructor(desk: Desk) {
    this.desk = desk
    this.page = desk.page
  }

  async fill(filled: Filled): Promise<void> {
    for (const [name, value] of Object.entries(filled)) {
      const field = this.page.locator(`[data-path="${name}"]`)
      await field.locator('input, textarea').first().waitFor({ state: 'attached' })
      const picked = field.locator('.ant-select, .ant-picker, [type=radio], [type=checkbox]')
      if (!(await picked.count())) this.typed.add(name)
      await this.desk.fill({ [name]: value })
    }
  }

  async open(party: Filled): Promise<void> {
    await this.page.getByRole('link', { name: '当场处罚' }).last().click()
    await this.fill({ certificatesShown: '两人都已', place: '铁西区示例街 777 号展厅', ...party })
    await this.fill({
      matterCode: 'CF-034-03',
      facts: '向消费者销售小型汽车1辆，没有签订销售合同。',
    })
  }

  /** Presses the one filled button and is back at the case. */
  async press(): Promise<void> {
    await this.desk.submitSigned()
    await expect(this.page).toHaveURL(/\/cases\/[0-9a-f-]{36}$/)
  }

  /** From the case to what is to be done now, whose name the button bears. */
  async lead(title: string): Promise<void> {
    await this.page.locator('.lead').getByRole('link', { name: title }).click()
    await expect(this.page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  }

  async takePhoto(): Promise<void> {
    const card = this.page.getByRole('region', { name: '现场取证' })
    await card.getByLabel('拍照').setInputFiles(photo)
    await card.getByRole('button', { name: '登记为证据' }).click()
    await expect(this.page.getByText('文件已上传')).toBeVisible()
    await this.press()
  }
}

const missed = (page: Page) =>
  missedByThumb(page.locator('main').locator('a, button, input, textarea, .picks label, summary'))

async function expectForThumbs(page: Page): Promise<void> {
  expect(await missed(page)).toEqual([])
  const button = await page.locator('.form-foot button[type=submit]').boundingBox()
  const effect = await page.locator('.form-foot > .sub').first().boundingBox()
  expect(button?.height).toBeGreaterThanOrEqual(56)
  expect(effect && button && effect.y + effect.height <= button.y + 1).toBe(true)
}

/** The cap is drawn before it is hit, and what lies beyond it is done another way, never lowered by a tap. */
async function expectCap(page: Page, cap: string): Promise<void> {
  await expect(page.locator('.scale')).toHaveAttribute('aria-label', new RegExp(cap))
  await expect(page.getByText(new RegExp(`${cap} 元，更高的须转为普通程序`))).toBeVisible()
}

const other = (page: Page) => page.locator('.way-on').getByRole('link', { name: '转为普通程序' })

test('a firm is fined on the spot: one officer, too much and a confiscation are refused on the way', async ({
  browser,
}) => {
  test.setTimeout(60_000)
  const spot = new Spot(await Desk.of(browser, 'chenlixin', phone))
  const { page } = spot
  await test.step('two officers show their certificates', async () => {
    await spot.open(firm)
    await spot.desk.submit()
    await expectWrong(page, 'officers', '执法人员不得少于两人', '处罚法第四十二条')
    await expectForThumbs(page)
    await spot.fill({ officers: ['王晓雯'] })
    await spot.press()
    await expect(page.getByText('还没有证据，违法事实不能认定为确凿')).toBeVisible()
  })
  await test.step('a photo is evidence without a word typed', () => spot.takePhoto())
  await test.step('the proposal: capped, told and heard', async () => {
    await spot.lead('告知并听取陈述')
    const kinds = page.locator('[data-path="kinds"] label')
    await expect(kinds).toHaveText(['警告', '罚款'])
    await spot.fill({ tier: '较轻', kinds: '罚款', fineFen: '3001', rightsTold: '已告知' })
    await expectCap(page, '3,000')
    await expect(other(page)).toBeVisible()
    await expectForThumbs(page)
    await spot.desk.submit()
    await expectWrong(page, 'fineFen', '3,001.00 元不能当场作出', '处罚法第五十一条')
    await expect(other(page)).toHaveCount(1)
    expect(await inputOf(page, 'fineFen').inputValue()).toBe('3,001')
    await spot.fill({ fineFen: '100' })
    await spot.press()
  })
  await test.step('decided, signed and handed over', async () => {
    await spot.lead('当场作出决定并交付')
    await expectForThumbs(page)
    await page.getByRole('button', { name: '文书', exact: true }).click()
    await expect(page.getByRole('img', { name: /当场行政处罚决定书，第 1 页/ })).toBeVisible()
    await page.getByRole('button', { name: '填写', exact: true }).click()
    await spot.press()
    await expect(page.getByText(/当罚字〔\d{4}〕\d+号/).first()).toBeVisible()
  })
  await test.step('a hundred yuan may be taken on the spot, against a receipt', async () => {
    await page.locator('.also').getByRole('link', { name: '当场收缴罚款' }).click()
    await spot.fill({ receiptNo: '吉财票 20261129001' })
    await expectForThumbs(page)
    await spot.press()
    await expect(page.getByText('上交罚款').first()).toBeVisible()
  })
  await test.step('reported to the agency', async () => {
    await spot.lead('报本机关备案')
    await spot.press()
    await expect(page.locator('.lead')).toContainText('上交当场收缴的罚款')
    expect(await missed(page)).toEqual([])
  })
  expect(spot.typed.size).toBeLessThanOrEqual(12)
})

test('201 yuan for a person: the case goes on by the ordinary procedure, with everything in it', async ({
  browser,
}) => {
  test.setTimeout(60_000)
  const spot = new Spot(await Desk.of(browser, 'chenlixin', phone))
  const { page } = spot
  await spot.open(person)
  await spot.fill({ officers: ['王晓雯'] })
  await spot.press()
  await spot.takePhoto()
  await spot.lead('告知并听取陈述')
  await spot.fill({ tier: '较轻', kinds: '罚款', fineFen: '201', rightsTold: '已告知' })
  await expectCap(page, '200')
  await spot.desk.submit()
  await expectWrong(page, 'fineFen', '不得超过 200.00 元', '处罚法第五十一条')
  await other(page).click()
  await spot.fill({ ground: '罚款超过', explanation: '数额超过当场处罚的限额。' })
  await spot.press()
  await spot.lead('提请立案')
  await expect(page.getByText('周某').first()).toBeVisible()
  await expect(inputOf(page, 'summary')).toHaveValue(/没有签订销售合同/)
})

/** A picture of the licence of the party of all journeys: on a table, a little turned. */
async function licencePicture(): Promise<Buffer> {
  const roll = seededDice(1)
  const licence: DrawnHolder = {
    kind: 'organisation',
    name: journeyParty,
    code: '91350100M000100Y43',
    type: '有限责任公司（自然人独资）',
    representativeTitle: '法定代表人',
    representative: '周某',
    addressTitle: '住所',
    address: '四平市铁西区示例街777号',
    scope: '汽车销售；汽车零配件零售。',
    capital: '壹佰万元整',
    founded: '2019年03月07日',
  }
  return photograph(await drawCredential(licence, 'lying', roll), { ...flat, turned: 4 }, roll)
}

test('a photo of the licence fills the party, after the officer has compared it', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const buffer = await licencePicture()
  const spot = new Spot(await Desk.of(browser, 'chenlixin', phone))
  const { page } = spot
  await page.getByRole('link', { name: '当场处罚' }).last().click()
  await spot.fill({ certificatesShown: '两人都已', place: '铁西区示例街 777 号展厅' })
  const party = page.locator('[data-path="party"]')
  const choose = (name: string, bytes: Buffer) =>
    party.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/jpeg', buffer: bytes })
  await test.step('what is no photo is told, and nothing is lost', async () => {
    await choose('猫.jpg', Buffer.from('miau'))
    await expect(party.getByRole('alert')).toContainText('已经填的都还在')
    await expect(inputOf(page, 'place')).toHaveValue('铁西区示例街 777 号展厅')
  })
  await test.step('what was read stands beside the photo, and nothing is filled in yet', async () => {
    await choose('执照.jpg', buffer)
    const read = party.getByRole('group', { name: '识别结果' })
    await expect(read).toContainText('从营业执照读出 4 项', { timeout: 60_000 })
    await expect(read.getByRole('img')).toBeVisible()
    await expect(read.locator('li')).toHaveCount(4)
    await expect(inputOf(page, 'party.name')).toHaveValue('')
    expect(await missed(page)).toEqual([])
    await read.getByRole('button', { name: '核对无误，填入 4 项' }).click()
  })
  await test.step('four fields nobody had to type', async () => {
    await expect(party.getByText('已填 4 项：名称、统一社会信用代码')).toBeVisible()
    await expect(inputOf(page, 'party.name')).toHaveValue(journeyParty)
    await expect(inputOf(page, 'party.uscc')).toHaveValue('91350100M000100Y43')
    await expect(inputOf(page, 'party.legalRepresentative')).toHaveValue('周某')
    await expect(inputOf(page, 'party.address')).toHaveValue('四平市铁西区示例街777号')
  })
  await spot.fill({ 'party.phone': '0434-0000777', officers: ['王晓雯'] })
  await spot.fill({ matterCode: 'CF-034-03', facts: '向消费者销售小型汽车1辆，没有签订销售合同。' })
  await spot.press()
  await expect(page.getByText(journeyParty).first()).toBeVisible()
})
