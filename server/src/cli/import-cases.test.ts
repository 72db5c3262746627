import { expect, test, vi } from 'vitest'
import { zhaofa } from './zhaofa.ts'

vi.setConfig({ testTimeout: 120_000 })

const head =
  '决定书文号,程序,被处罚人,当事人性质,违法行为,处罚日期,结果,处罚种类,罚款（万元）,档案号'
const plain =
  '四商罚决字〔2016〕1号,一般程序,某商行,个体户,未备案,2016/4/12,处罚,警告、罚款,0.05,A1'

test('the command reads on trial and never imports', async () => {
  const call = async (args: readonly string[], text: string) => {
    const said: string[] = []
    const say = (words: string) => void said.push(words)
    const bytes = () => Promise.resolve(Buffer.from(text))
    const io = { out: say, err: say, read: () => Promise.resolve(''), bytes }
    return { code: await zhaofa(['import-cases', ...args], io), said: said.join('\n') }
  }
  const good = await call(['a.csv', '--dry-run'], `${head}\n${plain}\n`)
  expect(good.code).toBe(0)
  expect(good.said).toContain('读到 1 行：须改 0 行，提醒 1 行，未核 0 行。')
  const bad = await call(
    ['a.csv', '--dry-run', '--json'],
    `${head}\n${plain.replace('警告', '通报批评')}\n`,
  )
  expect(bad.code).toBe(1)
  expect(JSON.parse(bad.said)).toMatchObject({ lines: 1, wrong: 1 })
  expect(await call(['a.csv'], '')).toMatchObject({ code: 64 })
})
