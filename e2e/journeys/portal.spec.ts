import { expect, test, type Page } from '@playwright/test'
import { seen, watch } from '../watch.ts'
import { wcagFaults } from '../wcag.ts'

/** One address of each template; the first published and the first withdrawn notice stand for theirs. */
async function templates(page: Page): Promise<Record<string, string>> {
  await page.goto('/decisions?kind=penalty-decision')
  const decision = await firstDecision(page)
  await page.goto(decision)
  const firm = (await page.locator('a[href^="/firms/"]').first().getAttribute('href')) ?? ''
  await page.goto('/decisions?kind=inspection')
  const result = await firstDecision(page)
  await page.goto('/withdrawals')
  const withdrawn = await firstDecision(page)
  await page.goto('/articles?column=rule')
  const article = await page.locator('.article-lines a').first().getAttribute('href')
  return {
    home: '/',
    'three systems': '/three-systems',
    'an article, changed': article ?? '',
    'before enforcement': '/before',
    list: '/decisions',
    'a result that is no penalty': result,
    denominator: '/denominator',
    figures: '/figures',
    'whole search': '/search?q=备案',
    search: '/decisions?q=备案&year=2026&penalty=fine',
    'nothing found': '/decisions?q=没有这样的词语',
    decision,
    firm,
    withdrawn,
    withdrawals: '/withdrawals',
    'officer check': '/officers',
    'officer answer': '/officers/check?number=07030022016',
    verify: '/verify',
    record: decision.replace('/decisions/', '/verify/'),
    flowcharts: '/flowcharts',
    flowchart: '/flowcharts/ordinary-penalty',
    'outlined flowchart': '/flowcharts/seizure',
    remedies: '/remedies',
    lists: '/lists',
    'officers list': '/lists/pre_officer',
    'benchmarks, first version': '/lists/pre_benchmark?version=1',
    'a list of an earlier day': '/lists/pre_service_guide?on=2026-03-01',
    laws: '/laws',
    matter: '/matters/CF-009-01',
    guide: '/guides/XK-002',
    'site map': '/site-map',
    letters: '/letters',
    'a letter': '/letters/complaint',
    accessibility: '/accessibility',
    kiosk: '/kiosk',
    'not found': '/decisions/no-such-notice',
    'no such address': '/nowhere',
  }
}

async function firstDecision(page: Page): Promise<string> {
  return (await page.locator('.rows a[href^="/decisions/"]').first().getAttribute('href')) ?? ''
}

/** Each template is looked at once in each mode, at one width of the two; both must fit a narrow screen. */
const looks = [
  { mode: 'standard', width: 1440 },
  { mode: 'elder', width: 390 },
] as const

for (const { mode, width } of looks) {
  test(`no page breaks WCAG 2.1 AA in ${mode} mode at ${width} px, and all fit 320 px and text twice as large`, async ({
    page,
  }) => {
    test.setTimeout(240_000)
    for (const [name, path] of Object.entries(await templates(page))) {
      await page.setViewportSize({ width, height: 900 })
      await page.goto(`${path}${path.includes('?') ? '&' : '?'}mode=${mode}`)
      expect(await wcagFaults(page), `${name}, ${mode}`).toEqual([])
      await fits(page, `${name} at 320 px, ${mode}`, 320)
      if (mode === 'elder') continue
      await page.evaluate(`document.documentElement.style.fontSize = '200%'`)
      await fits(page, `${name}, text twice as large`, 1440)
    }
  })
}

/** Nothing is wider than the screen. */
async function fits(page: Page, what: string, width: number): Promise<void> {
  await page.setViewportSize({ width, height: 900 })
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
  expect(wide, what).toBeLessThanOrEqual(0)
}

test('a visitor without scripts finds, reads and checks a decision', async ({ browser }) => {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto('/')
  await page.getByRole('search', { name: '查询全部公示' }).getByRole('searchbox').fill('特许经营')
  await page.getByRole('button', { name: '查询' }).click()
  await page.locator('.rows a').first().click()
  await expect(page.getByRole('heading', { name: '行政处罚决定书' })).toBeVisible()
  await expect(page.getByRole('heading', { name: '当事人不服怎么办' })).toBeVisible()

  await page.getByRole('link', { name: '核验这条记录' }).click()
  await expect(page.getByText('第一步 账本条目')).toBeVisible()
  await expect(page.getByText('第三步 检查点')).toBeVisible()
})

test('the keyboard reaches the content first and shows where it is', async ({ page }) => {
  await page.goto('/decisions')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: '跳到主要内容' })).toBeFocused()
  await expect(page.getByRole('link', { name: '跳到主要内容' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const inMain = await page.evaluate<boolean>(`document.activeElement.closest('main') !== null`)
  expect(inMain).toBe(true)
})

test('elder mode is remembered from page to page and can be left', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('link', { name: '长者模式' }).click()
  await page.getByRole('link', { name: '行政处罚决定', exact: true }).first().click()
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder')
  await page.getByRole('link', { name: '标准模式' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'standard')
})

test('the browser itself checks the proof of a published decision', async ({ page }) => {
  const { record = '' } = await templates(page)
  await watch(page)
  await page.goto(record)
  await expect(page.locator('[data-verify-result]')).toHaveAttribute('data-verify-result', 'ok')
  await expect(page.getByText(/核验通过/)).toBeVisible()
  // The answer finds its room ready.
  expect(await seen(page)).toEqual([])
})

test('a withdrawn decision says who withdrew it and why, and nothing of what it said', async ({
  page,
  request,
}) => {
  const { withdrawn = '' } = await templates(page)
  expect((await request.get(withdrawn)).status()).toBe(410)
  await page.goto(withdrawn)
  await expect(page.getByText('撤回机关')).toBeVisible()
  await expect(page.getByText('理由', { exact: true })).toBeVisible()
  await expect(page.getByRole('heading', { name: '行政处罚决定书' })).toHaveCount(0)
})

test('the reading pages hold no script, and a page is small', async ({ page }) => {
  for (const [name, path] of Object.entries(await templates(page))) {
    if (name === 'record') continue
    const sizes: number[] = []
    page.on('response', (answer) => {
      sizes.push(Number(answer.headers()['content-length'] ?? 0))
    })
    await page.goto(path)
    expect(await page.locator('script').count(), name).toBe(0)
    expect(
      sizes.reduce((sum, size) => sum + size, 0),
      name,
    ).toBeLessThan(60_000)
    page.removeAllListeners('response')
  }
})
