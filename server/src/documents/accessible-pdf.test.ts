import { describe, expect, test } from 'vitest'
import { sampleForms } from '@zhaofa/domain/paper/sample-forms.ts'
import { samplePapers } from '../../../domain/test/sample-papers.ts'
import { allWithin, pdfStructure, type PdfElement } from '../../test/pdf-structure.ts'
import { testPrinter } from '../../test/printer.ts'
import type { Booklet, BookletBlock } from './booklet/booklet.ts'
import { accessiblePdf } from './pdf-ua.ts'

const madeAt = new Date('2026-11-30T08:09:10Z')
const to = { agency: '四平市商务局', reviewAuthority: '四平市人民政府' }
const papers = [...samplePapers(), ...sampleForms.map((form) => form.paper(to))]

/** Where each object of the file is said to be, something else begins; empty in a file that is whole. */
function misplaced(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1')
  const [, start = ''] = /\nstartxref\n(\d+)\n/.exec(text) ?? []
  const table = text.slice(Number(start))
  if (!table.startsWith('xref\n0 ')) return ['the table itself']
  const places = [...table.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, place]) => Number(place))
  return places.flatMap((at, i) => (text.startsWith(`${i + 1} 0 obj\n`, at) ? [] : [`${i + 1}`]))
}

const levels = (elements: readonly PdfElement[]) =>
  allWithin(elements).flatMap(({ role }) => (/^H\d$/.test(role) ? [Number(role[1])] : []))

/** Tables of more than one column where some row has no cell that says what the row or its columns are. */
function unheaded(elements: readonly PdfElement[]): PdfElement[] {
  return allWithin(elements).filter((table) => {
    if (table.role !== 'Table') return false
    const cells = allWithin(table.within)
    const rows = cells.filter(({ role }) => role === 'TR')
    const headed = cells.some(({ role }) => role === 'THead')
    return rows.some(
      ({ within }) => within.length > 1 && !headed && within.every(({ role }) => role !== 'TH'),
    )
  })
}

describe('every paper and every form to download', () => {
  test.each(papers.map((paper) => [paper.title, paper] as const))(
    '%s is PDF/A-2a and PDF/UA-1, with headings, heads of tables and the instant it was made',
    async (title, paper) => {
      const { bytes } = await testPrinter().pdf(paper, madeAt)
      const { info, metadata, preferences, elements } = await pdfStructure(bytes)
      expect(misplaced(bytes)).toEqual([])
      expect(info).toMatchObject({ Title: title, CreationDate: 'D:20261130080910Z' })
      expect(metadata?.get('xmp:createdate')).toBe('2026-11-30T08:09:10Z')
      expect(metadata?.get('pdfaid:part')).toBe('2')
      expect(metadata?.get('pdfaid:conformance')).toBe('A')
      expect(metadata?.get('pdfuaid:part')).toBe('1')
      expect(preferences).toMatchObject({ DisplayDocTitle: true })
      const found = levels(elements)
      const headings = paper.blocks.filter(({ kind }) => kind === 'heading')
      expect(found).toEqual([1, ...headings.map(() => 2)])
      expect(unheaded(elements)).toEqual([])
      const labelled = paper.layout === 'form' || paper.layout === 'cover'
      const facts = labelled ? paper.blocks.filter(({ kind }) => kind === 'facts') : []
      const heads = allWithin(elements).filter(({ role }) => role === 'TH')
      expect(heads.length).toBeGreaterThanOrEqual(facts.length)
    },
  )
})

describe('the bound booklet', () => {
  const card = (title: string): BookletBlock => ({
    kind: 'card',
    title,
    rows: [['依据', '第一条']],
  })
  const chapter = (title: string, ...blocks: BookletBlock[]) => ({ title, note: '第 1 版', blocks })
  const booklet: Booklet = {
    agencyName: '四平市商务局',
    title: '行政执法制度汇编',
    subtitle: '行政执法公示',
    day: '2026-11-20',
    parts: [
      {
        title: '制度',
        chapters: [
          chapter(
            '公示办法',
            { kind: 'heading', level: 2, text: '第一章' },
            { kind: 'heading', level: 3, text: '第一节' },
          ),
          chapter('另一办法', { kind: 'heading', level: 3, text: '一、先写小节' }, card('甲')),
        ],
      },
      { title: '清单', chapters: [chapter('权责清单', card('乙'), card('丙'))] },
    ],
    colophon: ['本汇编自动编成。'],
  }

  test('has every heading on its level, labels as heads of their rows, and the instant it was bound', async () => {
    const { bytes } = await testPrinter().booklet(booklet, madeAt)
    const { info, metadata, elements } = await pdfStructure(bytes)
    expect(misplaced(bytes)).toEqual([])
    expect(info).toMatchObject({ CreationDate: 'D:20261130080910Z' })
    expect(metadata?.get('pdfuaid:part')).toBe('1')
    expect(levels(elements)).toEqual([1, 2, 3, 4, 2, 3, 4, 1, 2, 3, 3])
    expect(unheaded(elements)).toEqual([])
    expect(allWithin(elements).filter(({ role }) => role === 'TH')).toHaveLength(3)
  })
})

test('a PDF that is not as Typst writes it is refused by what is missing', () => {
  const written = (text: string) => () => accessiblePdf(Buffer.from(text, 'latin1'))
  expect(written('%PDF-1.7\n')).toThrow('not as Typst wrote it before: the table of objects')
  expect(written('%PDF-1.7\nxref\n0 1\n')).toThrow('<pdfaExtension:schemas><rdf:Bag>')
})
