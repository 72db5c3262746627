import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test, type Browser } from '@playwright/test'
import { openZip } from '../../server/src/documents/packages/read-zip.ts'
import { Desk } from '../desk.ts'
import { hrefsOf } from '../once-there.ts'
import { wcagFaults } from '../wcag.ts'

test('an archived file is taken out, read and checked on a computer without a network, and what was changed in it is named', async ({
  browser,
}) => {
  const { page } = await Desk.of(browser, 'tanghui')
  await page.goto('/office/cases?set=archived')
  const [address = ''] = await hrefsOf(page.locator('main a[href^="/office/cases/"]'))
  await page.goto(address)
  const taken = page.waitForEvent('download')
  await page.getByRole('link', { name: '导出整个案卷（ZIP）' }).click()
  const folder = await unpacked(await (await taken).path())
  try {
    const { judge, close } = await offline(browser)
    const list = readFileSync(join(folder, '清单.sha256'), 'utf8').trim().split('\n')
    await judge(folder, `${list.length} 个文件全部与归档时一致`)

    const files = list.map((line) => line.slice(66)).filter((path) => path.startsWith('正卷/'))
    const [changed = '', missing = ''] = files
    const bytes = readFileSync(join(folder, changed))
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    writeFileSync(join(folder, changed), bytes)
    rmSync(join(folder, missing))
    writeFileSync(join(folder, '新建文本文档.txt'), '')
    const page = await judge(folder, '3 个文件不一致、缺少或者多出')
    const rows = page.locator('#result tbody tr')
    await expect(rows.nth(0)).toContainText(`${changed}被改过`)
    await expect(rows.nth(1)).toContainText(`${missing}缺少`)
    await expect(rows.nth(2)).toContainText('清单里没有这个文件')
    await close()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

async function unpacked(path: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'zhaofa-package-'))
  const limits = { entries: 10_000, part: 2 ** 30, total: 2 ** 31 }
  const zip = await openZip(await readFile(path), limits)
  for (const name of zip.names) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), (await zip.read(name)) ?? Buffer.alloc(0))
  }
  return folder
}

/** Somebody with the package on a disk, and no network. */
async function offline(browser: Browser) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, offline: true })
  const page = await context.newPage()
  return {
    close: () => context.close(),
    async judge(folder: string, expected: string) {
      await page.goto(`file://${join(folder, '首页.html')}`)
      await expect(page.getByRole('heading', { name: /导出时检测通过/ })).toBeVisible()
      expect(await wcagFaults(page)).toEqual([])
      await page.getByRole('link', { name: '核验.html' }).click()
      await page.getByLabel('选文件夹').setInputFiles(folder)
      await expect(page.getByRole('status')).toContainText(expected)
      expect(await wcagFaults(page)).toEqual([])
      return page
    },
  }
}
