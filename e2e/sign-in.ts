import { expect, type Page } from '@playwright/test'

/** The password of every account of the demo; see server/src/demo/demo-people.ts. */
export const password = 'Zhaofa-2026-demo'

/** Signs in to the back office through its own page and waits for the first screen. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/office/')
  await fillSignIn(page, account)
}

/** The same on a page that already asks who it is. */
export async function fillSignIn(page: Page, account: string): Promise<void> {
  await page.getByLabel('账号').fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '登录' })).toBeHidden()
}
