import {
  expect,
  type Browser,
  type BrowserContext,
  type Locator,
  type Page,
} from '@playwright/test'
import { fillSignIn, password } from './sign-in.ts'

/** What is typed into one field, by the field's own name. */
export type Typed = string | readonly string[] | { readonly file: string; readonly bytes: Buffer }
export type Filled = Readonly<Record<string, Typed>>

/**
 * What one case costs the people who carry it: values typed or picked from a search list, and clicks, among
 * them the opening of a form, radios, the choice of a file and signatures. Scrolling, signing in and the proof of
 * who signs are not counted.
 */
export class Tally {
  fields = 0
  clicks = 0
  readonly #typed: [name: string, value: string][] = []
  #aside = false

  click(clicks = 1): void {
    if (!this.#aside) this.clicks += clicks
  }

  field(name: string, value: string): void {
    if (this.#aside) return
    this.fields += 1
    this.#typed.push([name, value])
  }

  /** The fields into which words were typed that another field had been given before. */
  askedTwice(): string[] {
    return this.#typed
      .filter(([, value], at) => this.#typed.findIndex(([, before]) => before === value) < at)
      .map(([name]) => name)
  }

  /** What is done meanwhile is no part of what is counted. */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    this.#aside = true
    try {
      return await work()
    } finally {
      this.#aside = false
    }
  }
}

/** Sessions of the people this worker has signed in. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['storageState']>>>()

type DeskOptions = { width?: number; height?: number; tally?: Tally }

/** A person at the back office, with a browser of their own. */
export class Desk {
  readonly page: Page
  readonly #tally: Tally

  constructor(page: Page, tally = new Tally()) {
    this.page = page
    this.#tally = tally
  }

  /** One of the demo's accounts, signed in: through the page the first time, later with the session of then. */
  static async of(
    browser: Browser,
    account: string,
    { width = 1440, height = 900, tally }: DeskOptions = {},
  ): Promise<Desk> {
    const storageState = sessions.get(account)
    const context = await browser.newContext({
      viewport: { width, height },
      ...(storageState && { storageState }),
    })
    const page = await context.newPage()
    await page.goto('/office/')
    const home = page.getByRole('link', { name: /我的工作/ }).first()
    const form = page.getByLabel('账号')
    await expect(home.or(form).first()).toBeVisible()
    // The session of then may have been ended by what another journey is about.
    if (await form.isVisible()) {
      await fillSignIn(page, account)
      await expect(home).toBeVisible()
      sessions.set(account, await context.storageState())
    }
    return new Desk(page, tally)
  }

  /** Opens the form of an act, types, and presses its one filled button. */
  async act(caseId: string, act: string, filled: Filled = {}): Promise<void> {
    await this.open(`cases/${caseId}/acts/${act}`)
    await this.fill(filled)
    await this.#picture(act)
    await this.submitSigned()
    await this.#left(caseId, act)
  }

  /** The case, or the form of what comes next where one goes on at once. */
  async #left(caseId: string, act: string): Promise<void> {
    await expect(this.page).toHaveURL(new RegExp(`/cases/${caseId}(/acts/(?!${act}$)[a-z-]+)?$`))
  }

  /** One press leads to it, from one's own work or from the case. */
  async open(path: string): Promise<void> {
    const there = new URL(`/office/${path}`, this.page.url()).href
    if (this.page.url() === there) return
    this.#tally.click()
    await this.page.goto(there)
  }

  /** ZHAOFA_SHOTS=<folder> keeps a picture of every step, on a desk and on a phone, to be looked at. */
  async #picture(step: string): Promise<void> {
    const folder = process.env['ZHAOFA_SHOTS']
    const size = this.page.viewportSize()
    if (!folder || !size) return
    for (const width of new Set([size.width, 390])) {
      await this.page.setViewportSize({ width, height: 900 })
      await this.page.screenshot({ path: `${folder}/${step}-${width}.png`, fullPage: true })
    }
    await this.page.setViewportSize(size)
  }

  /** One press on the case page, where everything that is asked is known. */
  async press(caseId: string, title: string): Promise<void> {
    await this.page.goto(`/office/cases/${caseId}`)
    const lead = this.page.locator('.lead')
    const button = lead.getByRole('button', { name: title, exact: true })
    this.#tally.click()
    await button.click()
    await expect(button.or(lead.locator('[aria-busy=true]'))).toHaveCount(0)
  }

  async submit(): Promise<void> {
    this.#tally.click()
    await this.page.locator('.form-foot button[type=submit]').click()
  }

  /** The same, and where the act is a signature the sheet that asks who signs is answered. */
  async submitSigned(): Promise<void> {
    const form = this.page.url()
    await this.submit()
    const sheet = this.#whoSigns()
    await expect
      .poll(async () => this.page.url() !== form || (await sheet.count()) > 0, { timeout: 15_000 })
      .toBe(true)
    if (this.page.url() === form) await this.sign()
  }

  /** Answers the sheet that asks who signs. */
  async sign(): Promise<void> {
    const sheet = this.#whoSigns()
    await sheet.locator('input[type=password]').fill(password)
    this.#tally.click()
    await sheet.getByRole('button', { name: '签名并办理' }).click()
  }

  #whoSigns(): Locator {
    return this.page.getByRole('dialog').filter({ hasText: '证明是您本人签名' })
  }

  async fill(filled: Filled): Promise<void> {
    await expect(this.page.locator('.form-foot')).toBeVisible()
    for (const [name, typed] of Object.entries(filled)) await this.#field(name, typed)
  }

  async #field(name: string, typed: Typed): Promise<void> {
    const field = this.page.locator(`[data-path="${name}"]`)
    const folded = this.page.locator('details:not([open])', { has: field })
    if (await folded.count()) {
      this.#tally.click()
      await folded.first().locator('summary').first().click()
    }
    // What is chosen from may still be on its way.
    await field.locator('input, textarea').first().waitFor({ state: 'attached' })
    if (typeof typed === 'object' && 'file' in typed) {
      const { file, bytes } = typed
      this.#tally.click()
      await field
        .locator('input[type=file]')
        .setInputFiles({ name: file, mimeType: 'application/octet-stream', buffer: bytes })
      await expect(field.locator('.ok').first()).toBeVisible({ timeout: 30_000 })
      return
    }
    const values = typeof typed === 'string' ? [typed] : typed
    const picked = field.locator('input[type=radio], input[type=checkbox]')
    const listed = (await field.locator('.ant-picker, .ant-select').count()) > 0
    if (!listed && (await picked.count())) {
      for (const value of values) {
        this.#tally.click()
        await pick(field.locator('label', { hasText: value }).first())
      }
      return
    }
    const wheel = field.locator('input[type=date], input[type=datetime-local]')
    if (await wheel.count()) {
      this.#tally.field(name, values[0] ?? '')
      return wheel.fill((values[0] ?? '').replace(' ', 'T'))
    }
    if (await field.locator('.ant-picker').count()) {
      this.#tally.field(name, values[0] ?? '')
      return pickDay(field, values[0] ?? '')
    }
    if (await field.locator('.ant-select').count()) return this.#select(field, name, values)
    this.#tally.field(name, values[0] ?? '')
    await field
      .locator('input, textarea')
      .first()
      .fill(values[0] ?? '')
  }

  async #select(field: Locator, name: string, values: readonly string[]): Promise<void> {
    const box = field.locator('input').first()
    // What is chosen already shows once the names have been read.
    await expect(box).toBeEnabled()
    for (const value of values) {
      if (await field.locator('.ant-select-selection-item', { hasText: value }).count()) continue
      this.#tally.field(name, value)
      await box.click()
      await box.fill(value)
      await this.page
        .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: value })
        .first()
        .click()
    }
    await this.page.keyboard.press('Escape')
  }

  /** 同意并签名. */
  async agree(caseId: string): Promise<void> {
    await this.open(`approvals/${caseId}`)
    const dock = this.page.locator('.dock')
    await expect(dock.getByLabel('审批意见')).toBeVisible()
    const secret = dock.locator('input[type=password]')
    if (await secret.count()) await secret.fill(password)
    await this.#picture('approval')
    this.#tally.click()
    await dock.getByRole('button', { name: '同意并签名' }).click()
    await expect(this.page).toHaveURL(/\/approvals$/)
  }

  /** One step at the publicity desk; returns the notice's address. */
  async publicity(id: string, step: string): Promise<string> {
    await this.open(`publicity/${id}`)
    const press = this.page.getByRole('button', { name: step, exact: true }).first()
    await this.#picture(`publicity-${step}`)
    this.#tally.click()
    await press.click()
    await expect(press.or(this.page.locator('.lead [aria-busy=true]'))).toHaveCount(0)
    return this.page.url().split('/').at(-1) ?? id
  }
}

/** The sheet closes when the server has done it; where it stays, the failure tells what it says. */
export async function closes(sheet: Locator): Promise<void> {
  await expect(sheet)
    .toHaveCount(0)
    .catch(async (still: unknown) => {
      const said = await sheet.allInnerTexts()
      throw new Error(`The sheet did not close. It says: ${said.join(' / ')}`, { cause: still })
    })
}

/** A radio that a redraw swallowed is pressed again; a checkbox is pressed once, because it goes back and forth. */
async function pick(label: Locator): Promise<void> {
  await label.click()
  const radio = label.locator('input[type=radio]')
  if ((await radio.count()) === 0) return
  await expect(async () => {
    if (!(await radio.isChecked())) await label.click()
    await expect(radio).toBeChecked({ timeout: 500 })
  }).toPass({ timeout: 10_000 })
}

async function pickDay(field: Locator, day: string): Promise<void> {
  const input = field.locator('.ant-picker input')
  // A redraw while the calendar opens can put the old day back: then it is typed again.
  await expect(async () => {
    await input.click()
    await input.fill(day)
    await input.press('Enter')
    await input.press('Tab')
    await expect(input).toHaveValue(day, { timeout: 1_500 })
  }).toPass({ timeout: 20_000 })
}

/** `2026-11-23 09:12` in China, some minutes ago. */
export function minutesAgo(minutes: number): string {
  const china = new Date(Date.now() + 8 * 3_600_000 - minutes * 60_000).toISOString()
  return `${china.slice(0, 10)} ${china.slice(11, 16)}`
}

/** Today in China, and days from it. */
export function chinaDay(days = 0): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
}
