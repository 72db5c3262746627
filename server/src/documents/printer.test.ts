import { describe, expect, it } from 'vitest'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { pdfText } from '../../test/pdf-text.ts'
import { testPrinter } from '../../test/printer.ts'

const printer = testPrinter()

const plainPaper: Paper = {
  type: 'penalty_decision',
  layout: 'letter',
  agencyName: '四平市商务局',
  title: '行政处罚决定书',
  number: { word: '罚决', year: 2026, serial: 1, text: '四商罚决字〔2026〕1号' },
  numbered: true,
  caseName: null,
  addressee: '四平市示例商贸有限公司：',
  blocks: [{ kind: 'paragraph', spans: [{ text: '罚款人民币壹万捌仟元整（¥18,000.00）。' }] }],
  signatures: [],
  sealed: true,
  issuedOn: plainDate('2026-11-23'),
  verifyUrl: 'http://localhost:8080/verify/1',
  draft: false,
  voided: null,
}

describe('the printer', () => {
  it('makes a PDF/A-2a of one page for a short paper', async () => {
    const { bytes, pages } = await printer.pdf(plainPaper)
    expect(pages).toBe(1)
    const text = Buffer.from(bytes).toString('latin1')
    expect(text.startsWith('%PDF-1.7')).toBe(true)
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
  })

  it('prints the same paper twice as the same bytes, and another day or another instant as others', async () => {
    const first = await printer.pdf(plainPaper)
    expect((await printer.pdf(plainPaper)).bytes).toEqual(first.bytes)
    const later = await printer.pdf({ ...plainPaper, issuedOn: plainDate('2026-11-24') })
    expect(later.bytes).not.toEqual(first.bytes)
    const again = await printer.pdf(plainPaper, new Date('2026-11-23T09:00:00Z'))
    expect(again.bytes).not.toEqual(first.bytes)
  })

  it('prints 镕 and refuses 𠮷 and a direction mark, naming each', async () => {
    await printer.pdf({ ...plainPaper, addressee: '朱某镕：' })
    const refused = printer.pdf({ ...plainPaper, addressee: '𠮷\u202e某：' })
    await expect(refused).rejects.toThrow('𠮷（U+20BB7）、U+202E')
  })

  it.each(['𬭩', '㛃', '𠅤'])(
    'prints %s in a name, or refuses by name: never a hole',
    async (rare) => {
      const text = await printer
        .pdf({ ...plainPaper, addressee: `王${rare}：` })
        .then(async ({ bytes }) => (await pdfText(bytes)).join(''))
        .catch((fault: Error) => fault.message)
      const point = `U+${rare.codePointAt(0)?.toString(16).toUpperCase()}`
      const refusal = `《行政处罚决定书》中有印不出的字：${rare}（${point}）。请核对这个字`
      expect([`王${rare}：`, refusal].some((each) => text.includes(each))).toBe(true)
    },
  )

  it('draws one preview page a sheet, with the watermark on drafts', async () => {
    const blocks = Array.from({ length: 40 }, () => plainPaper.blocks).flat()
    const long = { ...plainPaper, blocks }
    const { pages } = await printer.pdf(long)
    const drawn = await printer.svgPages({ ...long, draft: true })
    expect(pages).toBeGreaterThan(1)
    expect(drawn).toHaveLength(pages)
    expect(drawn[1]).toMatch(/^<svg [^>]*viewBox="0 0 595\.\d+ 841\.\d+"/)
  })
})

describe('what is longer than a page', () => {
  const words = '经查，当事人在其经营场所内向消费者发行单用途商业预付卡，没有办理备案。'.repeat(60)
  const opinion = {
    kind: 'opinion',
    title: '承办人意见',
    text: words,
    name: '陈某',
    at: null,
  } as const
  const answer = {
    kind: 'questions',
    exchanges: [{ question: '请说明。', answer: words }],
  } as const
  const signers = Array.from({ length: 30 }, () => ({
    label: '参加人',
    name: '陈某',
    detail: null,
    on: null,
  }))

  it.each([
    ['an opinion in a form', { layout: 'form', blocks: [opinion] }, 2],
    ['an opinion at the end of a paper', { blocks: [...plainPaper.blocks, opinion] }, 4],
    ['the last paragraph', { blocks: [{ kind: 'paragraph', spans: [{ text: words }] }] }, 4],
    ['the last answer', { layout: 'record', blocks: [answer, { kind: 'blank-rest' }] }, 3],
    ['a list of signatures', { layout: 'record', signatures: signers }, 2],
  ] as [string, Partial<Paper>, number][])('%s goes on over the page', async (_, part, least) => {
    expect((await printer.pdf({ ...plainPaper, ...part })).pages).toBeGreaterThanOrEqual(least)
  })
})

describe('the page of seal and signatures', () => {
  const line = (i: number) => ({ kind: 'paragraph', spans: [{ text: `行${i}行` }] }) as const
  const long = (lines: number) =>
    '行某行的字把一行写满，一共是二十八个字，不多也不少。行。'.repeat(lines)
  const filled = Array.from({ length: 20 }, (_, i) => i + 9)
  const linesAtEnd = async (part: Partial<Paper>) => {
    const pages = await pdfText((await printer.pdf({ ...plainPaper, ...part })).bytes)
    const lines = (pages.at(-1) ?? '').split('\n').filter((each) => /[行字]/.test(each))
    return { pages: pages.length, lines: lines.length }
  }

  it.each([
    ['short paragraphs', (n: number) => Array.from({ length: n }, (_, i) => line(i))],
    ['one long paragraph', (n: number) => [{ kind: 'paragraph', spans: [{ text: long(n) }] }]],
    [
      'one long answer',
      (n: number) => [
        { kind: 'questions', exchanges: [{ question: '请说明。', answer: long(n) }] },
        { kind: 'blank-rest' },
      ],
    ],
    ['a list', (n: number) => [line(0), { kind: 'items', items: Array(n).fill('行某行') }]],
    [
      'questions and answers',
      (n: number) => [
        { kind: 'questions', exchanges: Array(n).fill({ question: '行问行', answer: '行答行' }) },
        { kind: 'blank-rest' },
      ],
    ],
  ] as [string, (n: number) => Paper['blocks']][])(
    'has three lines of text on it, however many lines of %s there are',
    async (_, blocks) => {
      for (const n of filled) {
        for (const layout of ['letter', 'record'] as const) {
          const { pages, lines } = await linesAtEnd({ layout, blocks: blocks(n) })
          if (pages > 1) expect({ n, layout, few: lines < 3 }).toEqual({ n, layout, few: false })
        }
      }
    },
    60_000,
  )
})

describe('what somebody signs', () => {
  const opinion = {
    kind: 'opinion',
    title: '审核意见',
    text: '同意。',
    name: '刘某',
    at: null,
  } as const
  const row = (i: number): [string, string] => [`事项${i}`, '第一行\n第二行']
  const signatures = [{ label: '法制机构负责人（签名）', name: null, detail: null, on: null }]

  it('stands on the page of the signature, however long the form is', async () => {
    for (let rows = 12; rows < 22; rows++) {
      const facts = {
        kind: 'facts',
        columns: 1,
        rows: Array.from({ length: rows }, (_, i) => row(i)),
      } as const
      const form: Paper = {
        ...plainPaper,
        layout: 'form',
        sealed: false,
        blocks: [facts, opinion],
        signatures,
      }
      const pages = await pdfText((await printer.pdf(form)).bytes)
      const signed = pages.find((page) => page.includes('法制机构负责人')) ?? ''
      expect({ rows, beside: signed.replaceAll(/\s/g, '').includes('同意。') }).toEqual({
        rows,
        beside: true,
      })
    }
  }, 60_000)

  it('bears a number only where it is one of several', async () => {
    const text = async (items: string[]) =>
      (
        await pdfText(
          (await printer.pdf({ ...plainPaper, blocks: [{ kind: 'items', items }] })).bytes,
        )
      ).join('')
    expect(await text(['警告。'])).not.toMatch(/1．/)
    expect(await text(['警告。', '罚款。'])).toMatch(/1．\s*警告[^]*2．\s*罚款/)
  })
})

describe('the seal', () => {
  const lines = Array.from({ length: 60 }, () => plainPaper.blocks).flat()
  const images = (page: string) => [...page.matchAll(/<image /g)].length

  it('runs along the edge of every page of a paper of several pages, and of no other', async () => {
    const long = await printer.svgPages({ ...plainPaper, verifyUrl: null, blocks: lines })
    expect(long.length).toBeGreaterThan(2)
    expect(long.map(images)).toEqual(long.map((_, i) => (i === long.length - 1 ? 2 : 1)))
    const [short = ''] = await printer.svgPages({ ...plainPaper, verifyUrl: null })
    expect(images(short)).toBe(1)
  })

  it('is not impressed on a draft', async () => {
    const pages = await printer.svgPages({
      ...plainPaper,
      blocks: lines,
      draft: true,
      verifyUrl: null,
    })
    expect(pages.map(images)).toEqual(pages.map(() => 0))
  })

  it('of the agency bears its name alone; 专用章 say for what they are', async () => {
    const drawn = async (seal: Pick<Paper, 'seal'>) => {
      const [page = ''] = await printer.svgPages({ ...plainPaper, verifyUrl: null, ...seal })
      const [, picture = ''] = /base64,([^"]+)"/.exec(page) ?? []
      return [
        ...Buffer.from(picture, 'base64')
          .toString()
          .matchAll(/<path transform/g),
      ].length
    }
    expect(await drawn({ seal: 'agency' })).toBe('四平市商务局'.length)
    expect(await drawn({ seal: 'papers' })).toBe('四平市商务局执法文书专用章'.length)
    expect(await drawn({ seal: 'licence' })).toBe('四平市商务局行政许可专用章'.length)
    expect(await drawn({})).toBe(await drawn({ seal: 'papers' }))
  })
})

describe('a page of running text (GB/T 9704-2012, 5.2)', () => {
  it('has twenty-two lines of twenty-eight characters', async () => {
    const text = '国'.repeat(28 * 60)
    const bare = { ...plainPaper, sealed: false, numbered: false, number: null, verifyUrl: null }
    const blocks = [{ kind: 'paragraph', spans: [{ text }] }] as const
    const { bytes } = await printer.pdf({ ...bare, blocks })
    const [, second = ''] = await pdfText(bytes)
    const lines = second.split('\n').filter((each) => /^国+$/.test(each))
    expect(lines.map(({ length }) => length)).toEqual(Array(22).fill(28))
  })

  it('keeps a label and what it says on one line', async () => {
    for (let before = 0; before < 28; before++) {
      const text = `${'国'.repeat(before)}，地址：吉林省四平市铁西区示例街3号，账号：07030022016000012345`
      const blocks = [{ kind: 'paragraph', spans: [{ text }] }] as const
      const [page = ''] = await pdfText((await printer.pdf({ ...plainPaper, blocks })).bytes)
      expect(page).not.toMatch(/(?:址|账|号)：\s*\n/)
    }
  }, 60_000)
})

describe('three hundred and twenty papers in a row', () => {
  it('leave this process as small as it was', async () => {
    for (let each = 0; each < 20; each++) await printer.pdf(plainPaper)
    const before = process.memoryUsage()
    for (let each = 0; each < 320; each++) {
      await printer.pdf({ ...plainPaper, addressee: `第${each + 1}号当事人：` })
    }
    const after = process.memoryUsage()
    // Garbage of a few papers may lie about; a leak of Typst's megabyte each would be 320.
    expect(after.rss - before.rss).toBeLessThan(100 * 1024 ** 2)
  }, 120_000)
})

describe('the words of a paper', () => {
  it('can be read back from the file, number, amount in capitals and code number whole', async () => {
    const code = '91220300MA0Y12345X'
    const facts = { kind: 'facts', columns: 2, rows: [['统一社会信用代码', code]] } as const
    const form: Paper = { ...plainPaper, layout: 'form', blocks: [facts, ...plainPaper.blocks] }
    const { bytes } = await printer.pdf(form)
    const text = (await pdfText(bytes)).join('\n')
    expect(text).toContain('四商罚决字〔2026〕1号')
    expect(text).toContain('壹万捌仟元整')
    expect(text.replaceAll(/\s/g, '')).toContain(code)
  })

  it('do not hold the characters of the seal, which is a picture', async () => {
    const { bytes } = await printer.pdf(plainPaper)
    const text = (await pdfText(bytes)).join('\n')
    expect(text).not.toContain('专用章')
    expect(text.replaceAll(/\s/g, '').match(/四平市商务局/g)).toHaveLength(2)
  })
})

describe('a record that is a little longer than a page', () => {
  const record = (paragraphs: number): Paper => ({
    ...plainPaper,
    type: 'onsite_inspection_record',
    layout: 'record',
    title: '现场检查笔录',
    number: null,
    numbered: false,
    addressee: null,
    blocks: [
      ...Array.from({ length: paragraphs }, (_, i) => ({
        kind: 'paragraph' as const,
        spans: [{ text: `第${i + 1}项经检查，没有发现问题。` }],
      })),
      { kind: 'blank-rest' },
      { kind: 'handwriting', hint: '由被检查人亲笔写明' },
    ],
    signatures: ['被检查人', '检查人员', '检查人员', '见证人'].map((label) => ({
      ...{ label, name: null, detail: null, on: null },
    })),
    sealed: false,
    issuedOn: null,
    verifyUrl: null,
  })

  // At the usual distance twenty lines and what is signed fill the page; up to twenty-nine are set closer.
  it.each([
    [5, 1],
    [18, 1],
    [26, 1],
    [40, 2],
  ])('of %i lines stands on %i', async (lines, expected) => {
    expect((await printer.pdf(record(lines))).pages).toBe(expected)
  })
})
