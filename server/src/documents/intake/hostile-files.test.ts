import { afterAll, expect, test } from 'vitest'
import { pdfThatGrows, wordThatGrows } from '../../../test/hostile-files.ts'
import { wordFile, wordParagraph } from '../../../test/word-file.ts'
import { closeReaders } from '../../untrusted/read-untrusted.ts'
import { lookThroughFile } from './look-through-file.ts'
import { pdfType, readFileText, wordType } from './read-file-text.ts'

afterAll(closeReaders)

/** On a busy machine the time may be up before the memory is. */
const given = /^“方案.pdf”(展开以后太大，.*512 MB|太复杂，.*没有读完)，没有读取。请另存一份再传/

/** The same pool reads the next file. */
async function readsOn(): Promise<void> {
  const bytes = await wordFile(wordParagraph('第一条　为了公示。'))
  const read = await readFileText({ name: '制度.docx', mediaType: wordType, bytes })
  expect(read).toMatchObject({ ok: true, value: { text: '第一条　为了公示。' } })
}

test('a Word file of two million elements is put down before it fills the memory of its reader', async () => {
  const bytes = await wordThatGrows()
  expect(bytes.length).toBeLessThan(100_000)
  const file = { name: '方案.docx', mediaType: wordType, bytes }
  const read = await readFileText(file)
  expect(read && !read.ok ? read.refusal : '').toMatch(/太复杂，没有读取。请另存一份再传/)
  await readsOn()
})

test('a PDF that unpacks to three gigabytes is answered in words', async () => {
  const bytes = pdfThatGrows(3_000)
  expect(bytes.length).toBeLessThan(4_000_000)
  const file = { name: '方案.pdf', mediaType: pdfType, bytes }
  const read = await readFileText(file)
  expect(read && !read.ok ? read.refusal : '').toMatch(given)
  await readsOn()
})

test('as an attachment it is not passed as clean', async () => {
  const looked = await lookThroughFile('方案.pdf', pdfThatGrows(3_000))
  expect(looked.ok ? '' : looked.refusal).toContain('请打开逐页核对')
  await readsOn()
})
