import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { zhaofa } from './zhaofa.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zhaofa-leaks-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function findLeaks(files: Readonly<Record<string, string>>, keep = '', ...more: string[]) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const out: string[] = []
  const texts: Readonly<Record<string, string>> = { s: '张三\n13904340002\n', k: keep }
  const io = {
    out: (line: string) => out.push(line),
    err: (line: string) => out.push(line),
    read: (path: string) => Promise.resolve(texts[path] ?? ''),
    bytes: (path: string) => Promise.resolve(Buffer.from(texts[path] ?? '')),
  }
  const code = await zhaofa(['find-leaks', '--secrets', 's', '--keep', 'k', folder, ...more], io)
  return { code, out: out.map((line) => line.replace(`${folder}/`, '')) }
}

test('says where and what kind, never which value, and answers 1', async () => {
  const files = { 'a.html': '<p>张 三</p>', '询问-139-0434-0002.txt': '无', 'b.txt': '张某' }
  const { code, out } = await findLeaks(files)
  expect(code).toBe(1)
  expect(out).toEqual([
    'a.html：自然人姓名',
    '询问-139-0434-0002.txt（文件名）：联系电话',
    '查了 6 处，命中 2 处。',
  ])
})

test('says the same as JSON', async () => {
  const { code, out } = await findLeaks({ 'a.html': '<p>张 三</p>' }, '', '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out.join(''))).toEqual({
    looked: 2,
    found: [{ place: 'a.html', kind: '自然人姓名' }],
    unread: [],
  })
})

test('nothing found answers 0; a public word may hold a secret', async () => {
  expect(await findLeaks({ 'a.txt': '四平市张三便利店' }, '四平市张三便利店')).toEqual({
    code: 0,
    out: ['查了 2 处，命中 0 处。'],
  })
})

test('a file that only says it is a PDF cannot be judged', async () => {
  const { code, out } = await findLeaks({ 'a.pdf': '%PDF-1.7 no' })
  expect(code).toBe(65)
  expect(out).toEqual(['a.pdf：PDF 打不开'])
})
