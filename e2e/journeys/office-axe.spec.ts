import { expect, test, type Browser, type Page } from '@playwright/test'
import { articleToCheck } from '../case-by-api.ts'
import { Desk } from '../desk.ts'
import { hrefsOf } from '../once-there.ts'
import { journeyParty } from '../stages.ts'
import { seen, watch } from '../watch.ts'
import { wcagFaults } from '../wcag.ts'

const widths = [1440, 390] as const

type Check = (name: string, path: string, wait: string) => Promise<void>

type Walk = {
  readonly browser: Browser
  readonly account: string
  readonly width: number
  /** The same pages in one column: whether they fit is looked at, what they hold was judged when wide. */
  readonly alike?: boolean
}

/** Opens pages as one person and remembers what is wrong with each, so that one run tells everything. */
async function walk(
  { browser, account, width, alike = false }: Walk,
  steps: (check: Check, page: Page, look: (name: string) => Promise<void>) => Promise<void>,
): Promise<void> {
  const { page } = await Desk.of(browser, account, { width, height: 900 })
  await watch(page)
  const wrong: string[] = []
  const look = async (name: string) => {
    // Half faded in, every colour would be another one.
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await expect(page.locator('.skeleton, .ant-spin')).toHaveCount(0)
    for (const each of await seen(page)) wrong.push(`${name}: ${each}`)
    if (!alike) {
      for (const fault of await wcagFaults(page)) wrong.push(`${name}: ${fault}`)
    }
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')
    if (wide > 0) wrong.push(`${name}: scrolls sideways by ${wide} px`)
    const shots = process.env['ZHAOFA_SHOTS']
    if (shots) await page.screenshot({ path: `${shots}/${width}-${name}.png` })
  }
  const check: Check = async (name, path, wait) => {
    await page.goto(`/office${path}`)
    await expect(page.locator(wait).first()).toBeVisible()
    await look(name)
  }
  try {
    await steps(check, page, look)
  } finally {
    expect.soft(wrong, account).toEqual([])
    await page.context().close()
  }
}

/** Lines of a list that no other journey is at work on: theirs may be gone when they are opened. */
const rows = (page: Page) => page.locator('main li').filter({ hasNotText: journeyParty })

/** Where the first of them leads. */
async function firstHref(page: Page, list: string, links: string): Promise<string> {
  await page.goto(`/office${list}`)
  const link = rows(page).locator(links).first()
  await expect(link).toBeVisible()
  return ((await link.getAttribute('href')) ?? '').replace(/^\/office/, '')
}

/** What may be private in an article is decided one after the other, by one key each. */
async function judgeByKeys(page: Page, look: (name: string) => Promise<void>): Promise<void> {
  await page.getByRole('button', { name: '审核和保密审查' }).click()
  const sheet = page.getByRole('dialog')
  const findings = sheet.locator('fieldset')
  await expect(findings.first().getByRole('radio').first()).toBeFocused()
  await expect(sheet.getByText('逐处决定以后才能送发布')).toBeInViewport()
  await look('findings of an article')
  await page.keyboard.press('0')
  for (let more = (await findings.count()) - 1; more > 0; more--) await page.keyboard.press('3')
  await expect(sheet.getByLabel('意见')).toBeFocused()
  await expect(sheet.getByRole('button', { name: '退回采集' })).toBeEnabled()
  await findings.first().getByLabel('不应公开，退回修改').focus()
  await page.keyboard.press('2')
  await expect(findings.first().getByRole('combobox')).toHaveValue('单位的公开信息')
  await sheet.getByRole('button', { name: '审核和保密审查' }).click()
  await expect(page.getByText('待发布')).toBeVisible()
}

for (const width of widths) {
  test.describe(`at ${width} px, against WCAG 2.1 AA and without scrolling sideways`, () => {
    test('an officer: work, cases, a case, a clue and a form with its errors', async ({
      browser,
    }) => {
      test.setTimeout(180_000)
      await walk({ browser, account: 'chenlixin', width }, async (check, page, look) => {
        await check('my work', '/work', 'main h1')
        await check('case list', '/cases?state=all', '.case-list li')
        await check('nothing found', '/cases?q=没有这样的案件', 'text=没有找到')
        const file = await firstHref(page, '/cases?mine=true', 'h3 a')
        await check('case', file, '.timeline, .rail')
        await check('clue', '/cases/new', '.form-foot')
        await page.locator('.form-foot button[type=submit]').click()
        await expect(page.locator('.field-message').first()).toBeVisible()
        await look('clue with errors')
        const act = await firstHref(page, '/work', 'a[href*="/acts/"]')
        await check('act', act, '.form-foot')
        await check('me', '/me', 'main h1')
        await check('ledger', '/ledger', 'main h1')
        await check('not found', '/nowhere', 'h1')
      })
    })

    test('a legal reviewer: the list, the desk and its three panes', async ({ browser }) => {
      test.setTimeout(120_000)
      await walk({ browser, account: 'liuwenjing', width }, async (check, page, look) => {
        await check('review list', '/review', 'main h1')
        const desk = await firstHref(page, '/review', 'a[href*="/acts/"], a[href*="/review/"]')
        const id = /[0-9a-f-]{36}/.exec(desk)?.[0] ?? ''
        await check('review desk', `/review/${id}`, '.sheet-of-paper img')
        for (const pane of width < 1181 ? ['材料', '清单'] : []) {
          await page.getByRole('button', { name: pane, exact: true }).click()
          await look(`review desk, ${pane}`)
        }
        if (width < 1181) await page.getByRole('button', { name: '稿件', exact: true }).click()
        await page.getByRole('tab', { name: '按文字看和批注' }).click()
        await page.getByRole('button', { name: '批注“认定的事实”' }).click()
        await expect(page.getByLabel('批注 1 的意见')).toBeVisible()
        await look('review desk, a note')
        for (const tab of ['文书', '经过', '裁量和类案']) {
          if (width < 1181) await page.getByRole('button', { name: '材料', exact: true }).click()
          await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click()
          await look(`review desk, ${tab}`)
        }
      })
    })

    test('those who approve: the list, one to sign, and both answers open', async ({ browser }) => {
      test.setTimeout(120_000)
      for (const account of ['zhaoguodong', 'gaomingxuan', 'sunzhiyuan']) {
        await walk({ browser, account, width }, async (check, page, look) => {
          await check(`overview of ${account}`, '/overview', '.numbers')
          await check(`approvals of ${account}`, '/approvals', 'main h1')
          const waiting = page.locator('.approval-list a')
          await expect(waiting.or(page.locator('.empty')).first()).toBeVisible()
          if (!(await rows(page).locator('a').count())) return
          const path = await firstHref(page, '/approvals', 'a')
          await check(`approval of ${account}`, path, '.dock')
          const dock = page.locator('.dock')
          await expect(dock.getByRole('button', { name: '同意并签名' })).toBeVisible()
          await expect(dock.getByLabel('审批意见')).toHaveValue('同意')
          await dock.getByRole('button', { name: '退回' }).click()
          await expect(page.getByRole('dialog', { name: '退回承办人修改' })).toBeVisible()
          await look('approval, 退回')
          await page.keyboard.press('Escape')
          await expect(page.getByRole('dialog')).toHaveCount(0)
        })
      }
    })

    test('who publishes: the list, one article that is checked, and one notice', async ({
      browser,
      baseURL,
    }) => {
      test.setTimeout(150_000)
      for (const account of ['hexiulan', 'maxiaodong', 'linfang']) {
        await walk({ browser, account, width, alike: width < 1181 }, async (check, page, look) => {
          await check(`publicity of ${account}`, '/publicity', 'main h1')
          if (account === 'hexiulan') {
            await check('lists', '/lists', 'main h1')
            await check('one list', '/lists/pre_officer', 'main h1')
            await check('a new article', '/articles/new', '.read-in')
          }
          const article = await firstHref(page, '/articles', 'h3 a')
          await check(`article of ${account}`, article, '.article-text')
          if (account === 'maxiaodong') {
            const id = await articleToCheck(baseURL ?? '', `专项检查的通知（${width}）`)
            await check('an article to check', `/articles/${id}`, '.article-text')
            await judgeByKeys(page, look)
          }
          await page.goto('/office/publicity')
          const notice = page.locator('main a[href*="/publicity/"]').first()
          await expect(notice.or(page.locator('.empty')).first()).toBeVisible()
          if (!(await notice.count())) return
          const href = ((await notice.getAttribute('href')) ?? '').replace(/^\/office/, '')
          await check(`notice of ${account}`, href, 'main h1')
        })
      }
    })

    test('the administrators: every section they see', async ({ browser }) => {
      test.setTimeout(240_000)
      const looked = new Set<string>()
      for (const account of ['system', 'security', 'audit', 'liuwenjing']) {
        await walk({ browser, account, width, alike: width < 1181 }, async (check, page) => {
          const menu = page.locator('main a[href^="/office/administration/"]')
          const first =
            account === 'audit' ? 'changes' : account === 'liuwenjing' ? 'rules' : 'people'
          await check(`${first} of ${account}`, `/administration/${first}`, 'main h1')
          const hrefs = await hrefsOf(menu)
          // What two of them see is the same page: it is looked at once.
          const sections = [...new Set(hrefs)].filter(
            (href) => !/[0-9a-f-]{36}/.test(href) && !looked.has(href),
          )
          const person = hrefs.find((href) => /people\/[0-9a-f-]{36}/.test(href))
          for (const href of person ? [...sections, person] : sections) {
            looked.add(href)
            const name = href.replace('/office/administration/', '').slice(0, 12)
            await check(`${name} of ${account}`, href.replace(/^\/office/, ''), 'main h1')
          }
        })
      }
    })
  })
}
