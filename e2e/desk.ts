import { expect, type Browser, type Locator, type Page } from '@playwright/test'

export const password = 'Zhaofa-2026-demo'

/** What is typed into one field, by the field's own name. */
export type Typed = string | readonly string[] | { readonly file: string; readonly bytes: Buffer }
export type Filled = Readonly<Record<string, Typed>>

/** A person at the back office, with a browser of their own. */
export class Desk {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Signs in as one of the demo's accounts. */
  static async of(
    browser: Browser,
    account: string,
    size = { width: 1440, height: 900 },
  ): Promise<Desk> {
    const context = await browser.newContext({ viewport: size })
    const page = await context.newPage()
    await page.goto('/office/')
    await page.getByLabel('账号').fill(account)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('link', { name: /我的工作/ }).first()).toBeVisible()
    return new Desk(page)
  }

  /** Opens the form of an act, types, and presses its one filled button. */
  async act(caseId: string, act: string, filled: Filled = {}): Promise<void> {
    await this.page.goto(`/office/cases/${caseId}/acts/${act}`)
    await this.fill(filled)
    await this.#picture(act)
    await this.submit()
    await expect(this.page).toHaveURL(new RegExp(`/cases/${caseId}$`))
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

  async submit(): Promise<void> {
    await this.page.locator('.form-foot button[type=submit]').click()
  }

  async fill(filled: Filled): Promise<void> {
    await expect(this.page.locator('.form-foot')).toBeVisible()
    for (const [name, typed] of Object.entries(filled)) await this.#field(name, typed)
  }

  async #field(name: string, typed: Typed): Promise<void> {
    const field = this.page.locator(`[data-path="${name}"]`)
    const folded = this.page.locator('details:not([open])', { has: field })
    if (await folded.count()) await folded.first().locator('summary').first().click()
    // What is chosen from may still be on its way.
    await field.locator('input, textarea').first().waitFor({ state: 'attached' })
    if (typeof typed === 'object' && 'file' in typed) {
      const { file, bytes } = typed
      await field
        .locator('input[type=file]')
        .setInputFiles({ name: file, mimeType: 'application/octet-stream', buffer: bytes })
      await expect(field.locator('.ok').first()).toBeVisible({ timeout: 30_000 })
      return
    }
    const values = typeof typed === 'string' ? [typed] : typed
    const wheel = field.locator('input[type=date], input[type=datetime-local]')
    if (await wheel.count()) return wheel.fill((values[0] ?? '').replace(' ', 'T'))
    if (await field.locator('.ant-picker').count()) return pickDay(field, values[0] ?? '')
    if (await field.locator('.ant-select').count()) return this.#select(field, values)
    if (await field.locator('input[type=radio], input[type=checkbox]').count()) {
      for (const value of values) await pick(field.locator('label', { hasText: value }).first())
      return
    }
    await field
      .locator('input, textarea')
      .first()
      .fill(values[0] ?? '')
  }

  async #select(field: Locator, values: readonly string[]): Promise<void> {
    const box = field.locator('input').first()
    // What is chosen already shows once the names have been read.
    await expect(box).toBeEnabled()
    for (const value of values) {
      if (await field.locator('.ant-select-selection-item', { hasText: value }).count()) continue
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
    await this.page.goto(`/office/approvals/${caseId}`)
    await this.page.getByRole('button', { name: '同意并签名' }).first().click()
    const sheet = this.page.getByRole('dialog')
    const secret = sheet.locator('input[type=password]')
    await expect(sheet.getByLabel('审批意见')).toBeVisible()
    if (await secret.count()) await secret.fill(password)
    await this.#picture('approval')
    await sheet.getByRole('button', { name: '同意并签名' }).click()
    await closes(sheet)
  }

  /** One step at the publicity desk; returns the notice's address. */
  async publicity(id: string, step: string, opinion: string): Promise<string> {
    await this.page.goto(`/office/publicity/${id}`)
    await this.page.getByRole('button', { name: step, exact: true }).first().click()
    const sheet = this.page.getByRole('dialog')
    await sheet.locator('textarea').fill(opinion)
    await this.#picture(`publicity-${step}`)
    await sheet.getByRole('button', { name: step, exact: true }).click()
    await closes(sheet)
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
