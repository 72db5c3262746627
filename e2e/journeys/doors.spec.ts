import { expect, test } from '@playwright/test'
import { signIn } from '../sign-in.ts'

test('the server answers for its database', async ({ request }) => {
  const health = await request.get('/healthz')
  expect(await health.json()).toMatchObject({ status: 'ok', database: 'ok' })
})

test('the portal opens on published decisions and runs no script', async ({ page }) => {
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('依法公开')
  expect(await page.locator('script').count()).toBe(0)

  await page.goto('/decisions')
  await expect(page.getByRole('link', { name: /四平市/ }).first()).toBeVisible()
})

test('an address that does not exist says so in Chinese and leads home', async ({ page }) => {
  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: /没有/ })).toBeVisible()
})

test('Chinese is drawn with glyphs, not with boxes', async ({ page }) => {
  await page.setContent(
    '<p style="font: 40px sans-serif" id="a">处</p><p style="font: 40px sans-serif" id="b">罚</p>',
  )
  const picture = async (id: string) => (await page.locator(id).screenshot()).toString('base64')
  // A missing glyph is the same box for both.
  expect(await picture('#a')).not.toBe(await picture('#b'))
})

test('an officer signs in to the back office and finds the work waiting', async ({ page }) => {
  const broken: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') broken.push(message.text())
  })
  page.on('pageerror', (error) => broken.push(error.message))

  await signIn(page, 'chenlixin')

  await expect(page.getByText('陈立新').first()).toBeVisible()
  await page.screenshot({ path: '../screenshots/office-first-screen.png' })
  // The policy against foreign script and style must not break our own pages.
  expect(broken.filter((text) => /Content Security Policy|is not defined/.test(text))).toEqual([])
})

test('a wrong password is told in Chinese beside the form, and nothing typed is lost', async ({
  page,
}) => {
  await page.goto('/office/')
  await page.getByLabel('账号').fill('chenlixin')
  await page.getByLabel('密码', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: '登录' }).click()

  await expect(page.getByRole('alert').first()).toContainText(/密码|账号/)
  await expect(page.getByLabel('账号')).toHaveValue('chenlixin')
})

test('the office is asked for its version each time, and what bears a hash in its name never again', async ({
  request,
}) => {
  const worker = await request.get('/office/service-worker.js')
  const said = worker.headers()
  expect(said['content-type']).toContain('javascript')
  expect(said['cache-control']).toBe('no-cache')
  expect(said['content-security-policy']).toContain("connect-src 'self'")
  expect((await request.get('/office/')).headers()['cache-control']).toBe('no-cache')
  const [, files = '[]'] = /"files":(\[[^\]]*\])/.exec(await worker.text()) ?? []
  const named = JSON.parse(files) as string[]
  expect(named.length).toBeGreaterThan(10)
  const answers = await Promise.all(
    named.map(async (file) => {
      // As it lies there: what it weighs when it is packed is looked at elsewhere.
      const answer = await request.get(file, { headers: { 'accept-encoding': 'identity' } })
      return [answer.status(), answer.headers()['cache-control']]
    }),
  )
  expect(new Set(answers.map(String))).toEqual(new Set(['200,public, max-age=31536000, immutable']))
})
