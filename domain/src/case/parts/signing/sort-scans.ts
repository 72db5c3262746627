import type { Scan, SealedPaper } from '../../scan.ts'
import { getDocumentType } from '../../../paper/catalogue/document-catalogue.ts'
import type { InspectionSlice } from '../../procedures/inspection/slice.ts'
import type { AmendmentSlice } from '../amendment/slice.ts'
import { signingOf, type SignedPage, type SigningSlice } from './slice.ts'

/** A paper that arrived, wholly or in part. */
export type ArrivedPaper = {
  readonly paper: SealedPaper
  readonly pages: readonly SignedPage[]
  /** Pages that did not arrive; none: the signed version is whole. */
  readonly missing: readonly number[]
}

/** `lost`: the sheet belongs to no paper that is filed. */
export type SheetNote = { readonly text: string; readonly lost: boolean }

export type SortedScans = {
  readonly papers: readonly ArrivedPaper[]
  /** What is to be said about single sheets, in the order in which they came. */
  readonly notes: readonly SheetNote[]
}

/**
 * A sheet that was printed for a visit which nobody has made yet: it waits to be written on, and no signature of it is
 * missing. Once the visitors arrived, or it came back, it is a paper like any other.
 */
export const isStillBlank = (file: SigningSlice & InspectionSlice, paper: SealedPaper): boolean =>
  getDocumentType(paper.type).filledByHand &&
  file.visit?.arrival === null &&
  signingOf(file, paper.id) === null

/** 《询问（调查）笔录》 */
const named = ({ title }: SealedPaper): string => `《${title}》`

/** Papers of this case that are to come back signed and have not, oldest first. */
export function unsignedPapers(
  file: SigningSlice & Amended,
  papers: readonly SealedPaper[],
): readonly SealedPaper[] {
  return papers.filter(
    (paper) =>
      paper.byHand &&
      !paper.voided &&
      !file.spare.includes(paper.version) &&
      signingOf(file, paper.id) === null &&
      !isReplaced(file, paper, papers),
  )
}

type Amended = Pick<AmendmentSlice, 'amendments'>

/** Whether the record behind the paper was put right (更正) and its paper made anew: the new one is what is signed. */
export function isReplaced(
  { amendments }: Amended,
  paper: SealedPaper,
  papers: readonly SealedPaper[],
): boolean {
  const record = ({ version }: SealedPaper) =>
    amendments.find((each) => each.version === version)?.of ?? version
  return papers.some(
    (each) =>
      each.version > paper.version && each.type === paper.type && record(each) === record(paper),
  )
}

/**
 * Puts every sheet to its paper by the code at its foot, and by nothing else: a sheet without a code that is
 * made out belongs to no paper. Sheets of other papers hold nothing up. The same page twice: the later one.
 */
export function sortScans(
  file: SigningSlice,
  papers: readonly SealedPaper[],
  scans: readonly Scan[],
): SortedScans {
  const arrived = new Map<SealedPaper, Map<number, SignedPage>>()
  const notes: SheetNote[] = []
  for (const scan of scans) {
    if (scan.problem !== null) notes.push({ text: scan.problem, lost: true })
    for (const { sheet, code, turned } of scan.sheets) {
      const where =
        scan.sheets.length > 1
          ? `“${scan.file.originalName}”第 ${sheet} 张`
          : `“${scan.file.originalName}”`
      const paper = papers.find(({ id }) => id === code?.paper)
      const lost =
        code && paper ? refusedSheet(file, paper, code.page) : strangeSheet(code !== null)
      if (!code || !paper || lost !== null) {
        notes.push({ text: `${where}${lost ?? ''}`, lost: true })
        continue
      }
      const pages = arrived.get(paper) ?? new Map<number, SignedPage>()
      if (pages.has(code.page)) {
        const text = `${where}与前面一张都是${named(paper)}第 ${code.page} 页，用这一张`
        notes.push({ text, lost: false })
      }
      if (turned !== 0) {
        const text = `${where}${turned === 180 ? '是倒着的' : '是横着的'}，已转正`
        notes.push({ text, lost: false })
      }
      pages.set(code.page, { page: code.page, file: scan.file, sheet, turned })
      arrived.set(paper, pages)
    }
  }
  return {
    papers: [...arrived].map(([paper, pages]) => ({
      paper,
      pages: [...pages.values()].sort((a, b) => a.page - b.page),
      missing: pageNumbers(paper).filter((page) => !pages.has(page)),
    })),
    notes,
  }
}

const pageNumbers = ({ pages }: SealedPaper): number[] =>
  Array.from({ length: pages }, (_, i) => i + 1)

const strangeSheet = (coded: boolean): string =>
  coded
    ? '是另一个案件的文书，没有归入本案'
    : '没有认出页脚的二维码，没有归入：请把整页拍全、放平、光线均匀，再传一次'

/** Why a page of a paper of this case is not taken; null when it is. */
function refusedSheet(file: SigningSlice, paper: SealedPaper, page: number): string | null {
  if (paper.voided) return `是已经作废的${named(paper)}，没有归入`
  if (page > paper.pages)
    return `写的是第 ${page} 页，而${named(paper)}只有 ${paper.pages} 页，没有归入`
  if (!paper.byHand) return `是${named(paper)}，这份文书无须签名归档`
  if (signingOf(file, paper.id)?.refusal === null) {
    return `是${named(paper)}，它的签名版已经归档，没有再归入`
  }
  return null
}

/** 《询问笔录》共 5 页，收到 4 页，缺第 3 页… */
export function missingText({ paper, pages, missing }: ArrivedPaper): string {
  return (
    `${named(paper)}共 ${paper.pages} 页，收到 ${pages.length} 页，缺第 ${missing.join('、')} 页；` +
    '已经收到的都保存着，补传缺的页就可以'
  )
}
