import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const root = new URL('../..', import.meta.url).pathname

/** What people read comes from these; the texts of laws and what citizens write are not ours to word. */
const sources = globSync('{domain,contract,server,web}/**/*.{ts,tsx}', {
  cwd: root,
  exclude: (path) =>
    ['node_modules', 'dist', 'data', 'laws'].includes(path.split('/').at(-1) ?? ''),
}).filter((path) => !path.endsWith('wording.test.ts'))

/** Words as one speaks them, which an office does not write, and the office's own. */
const struck: readonly [spoken: string, written: string][] = [
  ['用得着', '选填项'],
  ['添一行', '增加一行'],
  ['移去这一行', '删除'],
  ['为什么取这个数', '裁量理由'],
  ['要我办', '待办'],
  ['等别人', '待他人办理'],
  ['由别人办', '由他人办理'],
  ['再看看', '取消'],
  ['先看看', '暂不'],
  ['这一档', '该档次'],
  ['就是这里', '本次登录'],
  ['的规矩', '规定'],
  ['怎么说', '结论'],
  ['这台机器', '本机'],
  ['要您办', '待您办理'],
  ['不用您办', '无须您办理'],
  ['轮到您', '待您办理'],
  ['不用调整', '无须调整'],
  ['送给谁', '送达对象'],
  ['办了什么', '办理事项'],
  ['登录在哪里', '登录设备'],
  ['以及为什么', '原因'],
  ['去办理', '办理'],
  ['别的管理员', '其他管理员'],
  ['别的审核人', '其他审核人'],
  ['被别人', '被他人'],
  ['知道了', '返回'],
  ['一样东西', '物品'],
]

test('no screen, refusal or paper speaks where an office writes', () => {
  expect(sources.length).toBeGreaterThan(1_000)
  const found = sources.flatMap((path) => {
    const text = readFileSync(`${root}/${path}`, 'utf8')
    return struck
      .filter(([spoken]) => text.includes(spoken))
      .map(([spoken, written]) => `${path}: “${spoken}” is written “${written}”`)
  })
  expect(found).toEqual([])
})

/** What stands in the source for a person to read: everything but comments. */
const withoutComments = (text: string) =>
  text.replace(/\/\*[^]*?\*\//g, '').replace(/(?:^|\s)\/\/\s.*$/gm, '')

/** 第58条, 第58条第1款, and a number that is put in as it is; a line of a list is counted with spaces: 第 3 条. */
const inDigits =
  /第(?:\d+|\$\{(?!chineseNumber|numeral)[^}]*\}|\{[^}]*\})[条款项]|第 \$\{[^}]*article[^}]*\} 条/g

test.each([
  ['依据行政处罚法第58条', 1],
  ['第三十条第2款', 1],
  ['第${number}条', 1],
  ['第 ${named.citation.article} 条', 1],
  ['第${chineseNumber(place)}条', 0],
  ['第 ${i + 1} 条“答”', 0],
  ['第五十八条', 0],
])('%s: %i places of a law in digits', (text, found) => {
  expect(text.match(inDigits)?.length ?? 0).toBe(found)
})

test('a place in a law is counted as the law counts itself, on every screen, paper and refusal', () => {
  const found = sources
    .filter((path) => !/\.test\.tsx?$|^server\/bench|\/test\//.test(path))
    .flatMap((path) => {
      const text = withoutComments(readFileSync(`${root}/${path}`, 'utf8'))
      return (text.match(inDigits) ?? []).map((words) => `${path}: ${words}`)
    })
  expect(found).toEqual([])
})
