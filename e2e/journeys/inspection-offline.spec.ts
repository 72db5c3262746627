import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  chromium,
  expect,
  test,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test'
import type { CaseView } from '@zhaofa/contract'
import { findBrowser } from '../browser.ts'
import { CaseByApi } from '../case-by-api.ts'
import { chinaDay, Desk } from '../desk.ts'
import { allOf, missedByThumb } from '../once-there.ts'
import { fillSignIn, signIn } from '../sign-in.ts'
import { codeOf } from '../visited-firms.ts'
import { wcagFaults } from '../wcag.ts'

const uscc = codeOf('offline')
const other = codeOf('another')
const representative = '周某'
const firm = {
  name: '四平市离线家政服务有限公司',
  uscc,
  legalRepresentative: representative,
  phone: '0434-0000780',
  address: '四平市铁西区示例街 780 号',
}

/** A phone: a browser whose storage outlives it, so that it can be killed and switched on again. */
class Phone {
  readonly #folder = mkdtempSync(join(tmpdir(), 'zhaofa-phone-'))
  readonly #baseURL: string
  #context: BrowserContext | null = null

  constructor(baseURL: string | undefined) {
    if (baseURL === undefined) throw new Error('the configuration names no server')
    this.#baseURL = baseURL
  }

  async on(network: 'network' | 'no network'): Promise<Page> {
    const { executablePath, args, env } = findBrowser()
    this.#context = await chromium.launchPersistentContext(this.#folder, {
      executablePath,
      args: [...args],
      env: { ...(process.env as Record<string, string>), ...env },
      baseURL: this.#baseURL,
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      hasTouch: true,
    })
    await this.#context.setOffline(network === 'no network')
    return this.#context.pages()[0] ?? this.#context.newPage()
  }

  async network(is: 'back' | 'gone'): Promise<void> {
    await this.#context?.setOffline(is === 'gone')
  }

  /** 没电了. */
  async dies(): Promise<void> {
    await this.#context?.close()
    this.#context = null
  }

  async away(): Promise<void> {
    await this.dies()
    rmSync(this.#folder, { recursive: true, force: true })
  }
}

type Place = readonly [across: number, down: number]

/** One stroke through these places of the area, as a hand draws it, and taken as the signature. */
async function signs(page: Page, path: string, places: readonly Place[]): Promise<void> {
  const field = page.locator(`[data-path="${path}"]`)
  const area = field.locator('canvas')
  await area.scrollIntoViewIfNeeded()
  const box = await area.boundingBox()
  if (!box) throw new Error('nothing to sign on')
  const [first, ...others] = places.map(
    ([across, down]) => [box.x + box.width * across, box.y + box.height * down] as const,
  )
  if (!first) return
  await page.mouse.move(...first)
  await page.mouse.down()
  for (const place of others) await page.mouse.move(...place, { steps: 12 })
  await page.mouse.up()
  await field.getByRole('button', { name: '签好了' }).click()
  await expect(field).toContainText('已签，存在本机')
}

/** What a visit leaves at the door, in the order of its list. */
const toSign = ['证据提取单', '现场检查笔录', '检查事项表（一表通查清单）']

/** A name, drawn otherwise by each who signs. */
const name = (i: number): readonly Place[] => [
  [0.2, 0.3 + i / 50],
  [0.8, 0.3],
  [0.4 + i / 20, 0.85],
  [0.3, 0.6],
]

/** What was typed before anybody left: the source, five of the firm, and why it is needed (inspection.spec.ts). */
const typedBefore = 7

/** Fills in a step at the door and counts what is typed: picks, days and what stands there already are not. */
class Typing {
  readonly fields: string[] = []

  async fill(page: Page, filled: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, value] of Object.entries(filled)) {
      const field = page.locator(`[data-path="${name}"]`)
      await field.locator('input, textarea').first().waitFor({ state: 'attached' })
      const picked = field.locator(
        '.ant-select, .ant-picker, [type=radio], [type=checkbox], [type=date]',
      )
      if ((await picked.count()) === 0) this.fields.push(name)
      await new Desk(page).fill({ [name]: value })
    }
  }
}

/** What a thumb would miss among what is pressed at the door. */
const missed = (page: Page) =>
  missedByThumb(page.locator('.visit-here').locator('.button, .picks label, .answered-rows label'))

/** Signs in where there is a network and takes the visit along. */
async function takeAlong(page: Page, id: string): Promise<void> {
  await signIn(page, 'chenlixin')
  await page.goto(`/office/cases/${id}`)
  await page.getByRole('button', { name: '现场办理' }).click()
  await expect(page).toHaveURL(new RegExp(`/visits/${id}$`))
  // The office is on the phone once its worker has it whole.
  await page.waitForFunction('navigator.serviceWorker.ready.then(() => true)')
}

/** Presses the button of a form; what was typed is kept before the page goes on. */
async function pressed(page: Page, id: string): Promise<void> {
  await page.locator('.form-foot button[type=submit]').click()
  await expect(page).toHaveURL(new RegExp(`/visits/${id}$`))
}

test('a whole visit without network, door to door: reloaded, killed, and sent as it was', async ({
  baseURL,
}, info) => {
  test.setTimeout(120_000)
  const id = await new CaseByApi(baseURL).noticedVisit(firm)
  const phone = new Phone(baseURL)
  const typing = new Typing()
  const visit = `/office/visits/${id}`
  const steps = (page: Page): Locator => page.locator('.steps-here .step-here')
  const open = (page: Page, act: string) => page.goto(`${visit}/${act}`)
  const press = (page: Page) => pressed(page, id)
  try {
    let page = await phone.on('network')
    await test.step('before leaving: signed in, and the visit is taken along', async () => {
      await takeAlong(page, id)
      await expect(page.getByRole('button', { name: '亮证、扫码' })).toBeVisible()
    })
    await test.step('no network: the page opens anew, and arrival is noted', async () => {
      await phone.network('gone')
      await page.reload()
      await page.getByRole('button', { name: '亮证、扫码' }).click()
      await typing.fill(page, {
        ...{ certificatesShown: '都已主动出示', scanKind: '营业执照', scanned: uscc },
      })
      await press(page)
      await expect(steps(page).first()).toContainText('已记在本机')
      await expect(page.getByText('没有网络：已记 1 步，回网后发送。')).toHaveCount(1)
      expect(await missed(page)).toEqual([])
      await page.screenshot({ path: info.outputPath('arrived-390.png'), fullPage: true })
    })
    await test.step('a photo, and half a record; then the battery dies', async () => {
      await open(page, 'add-evidence')
      await page
        .locator('[data-path="evidenceId"] input[type=file]')
        .setInputFiles({ name: '门头.jpg', mimeType: 'image/jpeg', buffer: jpeg })
      await expect(page.getByText('门头.jpg，已存在本机')).toBeVisible()
      await press(page)
      await open(page, 'record-visit')
      for (const line of await allOf(page.locator('.answered-rows li'))) {
        await line.getByText('合格', { exact: true }).click()
      }
      await typing.fill(page, { recording: '20261201-AV01' })
      await page.locator('[data-path="recording"] input').blur()
      await phone.dies()
    })
    await test.step('switched on again without network: nothing that was tapped is lost', async () => {
      page = await phone.on('no network')
      await open(page, 'record-visit')
      await expect(page.locator('[data-path="recording"] input')).toHaveValue('20261201-AV01')
      await expect(page.locator('.answered-rows li').first().locator('input:checked')).toHaveCount(
        1,
      )
      await typing.fill(page, { rightsTold: '已告知' })
      expect(await missed(page)).toEqual([])
      await press(page)
      await expect(steps(page)).toHaveCount(3)
    })
    await test.step('three papers are read one by one and signed once, before any of them is made', async () => {
      await open(page, 'sign-together')
      const papers = page.locator('.to-sign > li')
      await expect(papers).toHaveCount(3)
      // Nothing can be signed before something was read.
      await expect(page.locator('canvas')).toHaveCount(0)
      for (const title of toSign) {
        // The next one opens once the one before was read.
        await expect(page.locator('.to-sign article')).toHaveAccessibleName(title)
        await page.screenshot({ path: info.outputPath(`read-${title}-390.png`), fullPage: true })
        await page.getByText(`已看过或者听读过《${title}》全文`).click()
      }
      expect(await missed(page)).toEqual([])
      const own: readonly Place[] = [
        [0.1, 0.3],
        [0.9, 0.35],
        [0.2, 0.8],
        [0.8, 0.75],
      ]
      await signs(page, 'signers.0.words', own)
      await signs(page, 'signers.0.drawn', name(0))
      await phone.dies()
    })
    await test.step('the battery dies between two signatures: what was read and drawn is still there', async () => {
      page = await phone.on('no network')
      await open(page, 'sign-together')
      await expect(page.locator('.to-sign-title svg')).toHaveCount(3)
      await expect(page.locator('[data-path="signers.0.words"]')).toContainText('已签，存在本机')
      await expect(page.locator('[data-path="signers.0.drawn"]')).toContainText('已签，存在本机')
      const rows = await allOf(page.locator('[data-path$=".drawn"]'))
      for (const i of rows.keys()) {
        if (i > 0) await signs(page, `signers.${i}.drawn`, name(i))
      }
      await page.screenshot({ path: info.outputPath('signed-390.png'), fullPage: true })
      await press(page)
      await expect(steps(page)).toHaveCount(4)
    })
    await test.step('the result is found and told, and the visitors leave', async () => {
      await open(page, 'find-result')
      await press(page)
      await open(page, 'leave-firm')
      await press(page)
      await open(page, 'tell-result')
      await press(page)
      await expect(steps(page)).toHaveCount(7)
      await page.goto('/office/visits')
      await expect(page.getByText('7 步，按记下的先后送')).toBeVisible()
      await page.screenshot({ path: info.outputPath('queue-390.png'), fullPage: true })
      await page.goto('/office/work')
      await expect(page.getByRole('link', { name: '带到本机的检查' })).toBeVisible()
    })
    await test.step('whoever signs out now is told what would be lost', async () => {
      await page.goto('/office/visits')
      await page.getByRole('button', { name: /陈立新/ }).click()
      await page.getByText('退出登录').click()
      const question = page.getByRole('dialog')
      await expect(question).toContainText('现场记下还没有送出的 7 步')
      await question.getByRole('button', { name: '回去办完' }).click()
    })
    await test.step('the network is back: everything goes by itself, in its order', async () => {
      await phone.network('back')
      await page.goto(visit)
      // The session went with the browser that was killed; what was noted waits for the same account.
      await fillSignIn(page, 'chenlixin')
      await expect(page.getByText(/，已送达 /)).toHaveCount(7, { timeout: 60_000 })
      await page.screenshot({ path: info.outputPath('sent-390.png'), fullPage: true })
    })
    await test.step('the case bears what was done, in its order, with both hours', async () => {
      const answer = await page.request.get(`/api/cases/${id}`)
      const { timeline, signing } = (await answer.json()) as CaseView
      const noted = timeline.toReversed().filter(({ device }) => device !== null)
      expect(noted.map(({ title }) => title)).toEqual([
        '亮证、扫码，开始检查',
        '证据入卷',
        '制作现场检查笔录',
        `一并签名：${toSign.join('、')}`,
        '认定检查结果',
        '离开',
        '告知检查结果',
      ])
      const hours = noted.map(({ device }) => device?.at ?? '')
      expect(hours).toEqual([...hours].sort())
      expect(noted.every(({ at, device }) => at > (device?.at ?? ''))).toBe(true)
      const signed = signing.filter(({ state }) => state === 'signed')
      expect(signed.map(({ title }) => title).toSorted()).toEqual(toSign.toSorted())
      // One 电子签名页 for all of them.
      expect(new Set(signed.map(({ onScreen }) => onScreen?.page)).size).toBe(1)
      // Everything typed for a visit without findings: 7 before, and at the door the code and the number of the recording.
      expect(typing.fields).toEqual(['scanned', 'recording'])
      expect(typedBefore + typing.fields.length).toBeLessThanOrEqual(10)
      await page.goto(`/office/cases/${id}`)
      await expect(page.getByText(/手机 .* 记下，.* 送达/).first()).toBeVisible()
      await page.screenshot({ path: info.outputPath('case-390.png'), fullPage: true })
    })
  } finally {
    await phone.away()
  }
})

test('a finding without network, signed once, and its order proposed before anybody leaves', async ({
  baseURL,
}) => {
  test.setTimeout(120_000)
  const api = new CaseByApi(baseURL)
  const fourth = codeOf('finding')
  const named = { ...firm, name: '四平市责改家政服务有限公司', uscc: fourth }
  const id = await api.noticedVisit(named)
  const phone = new Phone(baseURL)
  const typing = new Typing()
  try {
    const page = await phone.on('network')
    const open = (act: string) => page.goto(`/office/visits/${id}/${act}`)
    const press = () => pressed(page, id)
    await takeAlong(page, id)
    await phone.network('gone')
    await open('arrive')
    await typing.fill(page, {
      ...{ certificatesShown: '都已主动出示', scanKind: '营业执照', scanned: fourth },
    })
    await press()
    await open('record-visit')
    const lines = page.locator('.answered-rows li')
    await lines.first().getByText('发现问题', { exact: true }).click()
    await typing.fill(page, { 'lines.0.finding': '收银台没有公示章程。' })
    for (const line of (await allOf(lines)).slice(1)) {
      await line.getByText('合格', { exact: true }).click()
    }
    await typing.fill(page, { rightsTold: '已告知', recording: '20261201-AV03' })
    await press()
    await open('sign-together')
    const ticks = page.locator('.to-sign .picks label')
    for (const title of toSign.slice(1)) {
      await expect(page.locator('.to-sign article')).toHaveAccessibleName(title)
      await ticks.click()
    }
    await signs(page, 'signers.0.words', name(4))
    for (const i of [0, 1, 2]) await signs(page, `signers.${i}.drawn`, name(i))
    await press()
    await open('find-result')
    await typing.fill(page, { code: '发现问题已责令改正' })
    await press()
    await open('order-correction')
    await typing.fill(page, { requirements: '在收银台公示章程。', deadline: chinaDay(5) })
    await press()
    await open('leave-firm')
    await press()
    await phone.network('back')
    await page.reload()
    await expect(page.getByText(/，已送达 /)).toHaveCount(6, { timeout: 60_000 })
    await api.agreed(id, 'zhaoguodong')
    const answer = await page.request.get(`/api/cases/${id}`)
    const { timeline } = (await answer.json()) as CaseView
    expect(timeline.map(({ title }) => title)).toContain('责令改正')
    // The recheck types one more, in the office (inspection.spec.ts).
    expect(typing.fields).toEqual(['scanned', 'lines.0.finding', 'recording', 'requirements'])
    expect(typedBefore + typing.fields.length + 1).toBeLessThanOrEqual(18)
  } finally {
    await phone.away()
  }
})

test('somebody else was faster: it is told in words, nothing is lost, and the officer decides', async ({
  baseURL,
}) => {
  const api = new CaseByApi(baseURL)
  const id = await api.noticedVisit({ ...firm, name: '四平市同往家政服务有限公司', uscc: other })
  const phone = new Phone(baseURL)
  try {
    const page = await phone.on('network')
    await takeAlong(page, id)
    await expect(page.getByRole('button', { name: '亮证、扫码' })).toBeVisible()
    await phone.network('gone')
    await page.goto(`/office/visits/${id}/arrive`)
    await new Desk(page).fill({
      ...{ certificatesShown: '都已主动出示', scanKind: '营业执照', scanned: other },
    })
    await page.locator('.form-foot button[type=submit]').click()
    await expect(page.locator('.step-here')).toHaveCount(1)
    // Meanwhile the second officer, who has a network.
    await api.arrived(id, other)
    await phone.network('back')
    await page.reload()
    const step = page.locator('.step-here')
    await expect(step).toContainText('王晓雯办过这个案件：亮证、扫码，开始检查。您记的都还在本机。')
    await expect(page.getByText('有 1 步没有送出：')).toBeVisible()
    expect(await missed(page)).toEqual([])
    expect(await wcagFaults(page)).toEqual([])
    await step.getByRole('button', { name: '按现在的案卷核对后再送' }).click()
    await expect(step).toContainText('已经亮证、扫码，检查已经开始')
    await step.getByRole('button', { name: '不送了' }).click()
    const question = page.getByRole('dialog')
    await expect(question).toContainText('亮证、扫码这一步只在这台手机上')
    // Nothing goes without a reason.
    await expect(question.getByRole('button', { name: '移走' })).toHaveAttribute(
      'aria-disabled',
      'true',
    )
    await question.getByLabel('为什么不送').fill('同事先登记了到场')
    await question.getByRole('button', { name: '移走' }).click()
    // In its place goes what it was, and why: the case bears it.
    await expect(step).toHaveCount(1)
    await expect(step).toContainText('登记不送的现场记录')
    await expect(step).toContainText('已送达')
    const answer = await page.request.get(`/api/cases/${id}`)
    const { timeline } = (await answer.json()) as CaseView
    expect(timeline[0]?.title).toBe('登记不送的现场记录')
    await expect(
      page
        .getByRole('link', { name: '制作现场检查笔录' })
        .or(page.getByRole('button', { name: '制作现场检查笔录' }))
        .first(),
    ).toBeVisible()
  } finally {
    await phone.away()
  }
})

test('whoever will not sign is noted without network, with the words and a witness, and the visit goes on', async ({
  baseURL,
}) => {
  test.setTimeout(120_000)
  const api = new CaseByApi(baseURL)
  const third = codeOf('refusing')
  const named = { ...firm, name: '四平市拒签家政服务有限公司', uscc: third }
  const id = await api.noticedVisit(named)
  await api.arrived(id, third)
  const phone = new Phone(baseURL)
  try {
    const page = await phone.on('network')
    const press = () => pressed(page, id)
    await takeAlong(page, id)
    await phone.network('gone')
    await page.goto(`/office/visits/${id}/record-visit`)
    for (const line of await allOf(page.locator('.answered-rows li'))) {
      await line.getByText('合格', { exact: true }).click()
    }
    await new Desk(page).fill({ recording: '20261201-AV02', rightsTold: '已告知' })
    await press()
    await page.goto(`/office/visits/${id}/refuse-signature`)
    await page.locator('label', { hasText: '现场检查笔录' }).click()
    await new Desk(page).fill({ reason: '要等法定代表人回来再说', witness: '李某，物业经理' })
    await press()
    await expect(page.locator('.step-here')).toHaveCount(2)
    await phone.network('back')
    await page.reload()
    await expect(page.getByText(/，已送达 /)).toHaveCount(2, { timeout: 60_000 })
    const answer = await page.request.get(`/api/cases/${id}`)
    const { signing } = (await answer.json()) as CaseView
    const record = signing.find(({ title }) => title === '现场检查笔录')
    expect(record?.state).toBe('refused')
    expect(record?.words).toContain('要等法定代表人回来再说')
  } finally {
    await phone.away()
  }
})

// The first bytes of a JPEG: the server looks at content, not at names.
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex')
