import { expect, type Page } from '@playwright/test'

/** The password of every account of the demo; see server/src/demo/demo-people.ts. */
const demoPassword = 'Zhaofa-2026-demo'

/** Signs in to the back office through its own page and waits for the first screen. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/office/')
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeHidden()
}
