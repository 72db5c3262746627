import { expect, test, vi } from 'vitest'
import { zhaofa } from './zhaofa.ts'

vi.setConfig({ testTimeout: 120_000 })

test('the command reads a table of firms on trial and never imports', async () => {
  const call = async (args: readonly string[], text: string) => {
    const said: string[] = []
    const say = (words: string) => void said.push(words)
    const bytes = () => Promise.resolve(Buffer.from(text))
    const io = { out: say, err: say, read: () => Promise.resolve(''), bytes }
    return { code: await zhaofa(['import-firms', ...args], io), said: said.join('\n') }
  }
  const head = '统一社会信用代码,企业名称,风险等级'
  const good = await call(['a.csv', '--dry-run'], `${head}\n91230500MA1B3N1N2M,某公司,B\n`)
  expect(good.code).toBe(0)
  expect(good.said).toContain('读到 1 行：可以导入 1 行，须改 0 行。')
  const bad = await call(
    ['a.csv', '--dry-run', '--json'],
    `${head}\n91230500MA1B3N1N2N,某公司,B\n92220300MA0200017L,某商行,高\n`,
  )
  expect(bad.code).toBe(1)
  expect(JSON.parse(bad.said)).toMatchObject({
    ...{ lines: 2, usable: 0, wrong: 2 },
    problems: [
      { line: 2, column: 'code', level: 'error' },
      { line: 3, column: 'risk', level: 'error' },
    ],
  })
  expect(await call(['a.csv'], '')).toMatchObject({ code: 64 })
})
