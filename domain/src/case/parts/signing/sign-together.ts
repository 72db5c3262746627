import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { cite } from '../../../shared/citation.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { DrawnSignature } from '../../drawn-signature.ts'
import type { SealedPaper } from '../../scan.ts'
import { checkSignedOn, sealedAs, shelfOpen, signedPaperOf } from './acts.ts'
import { isDrawnFor, screenPapers } from './sign-on-screen.ts'
import type { ScreenSigner } from './slice.ts'
import {
  checkWhoSigns,
  drawingsIn,
  expectedSigners,
  personOnRecord,
  printedNames,
  signersField,
  strokesWith,
  type Expected,
  type SigningRow,
} from './who-signs.ts'

/**
 * The largest set of papers that the same people sign on this screen, in the order of the file; none where no two
 * belong together. What the first writes with the own hand is about one record, so of those that ask for it there is one.
 */
export function papersTogether(file: CaseFile, papers: readonly SealedPaper[]): SealedPaper[] {
  const waiting = screenPapers(file, papers)
  const sets = waiting.map((first) => {
    const person = personOnRecord(file, first)?.name ?? null
    const same = waiting.filter((each) => {
      const other = personOnRecord(file, each)?.name ?? null
      return isSignedBySame(first, each) && (other === null || other === person)
    })
    const written = same.find(({ writes }) => writes !== null)
    return same.filter((each) => each.writes === null || each === written)
  })
  const [largest] = sets.toSorted((a, b) => b.length - a.length)
  return largest !== undefined && largest.length > 1 ? largest : []
}

const isSignedBySame = (one: SealedPaper, other: SealedPaper): boolean =>
  namesOn(one) === namesOn(other)

const namesOn = (paper: SealedPaper): string => printedNames(paper).toSorted().join('、')

/** Who signs them, each once, with everything that the papers call them: 检查人员、收集人. */
function expectedTogether(
  file: CaseFile,
  papers: readonly SealedPaper[],
  at: Pick<Circumstances, 'actor'>,
): Expected[] {
  const each = papers.map((paper) => expectedSigners(file, paper, at))
  const person = papers.flatMap((paper) => personOnRecord(file, paper) ?? [])[0] ?? each[0]?.[0]
  if (person === undefined) return []
  const called = new Map<string, Set<string>>()
  for (const { name, relation } of each.flatMap(([, ...own]) => own)) {
    called.set(name, new Set([...(called.get(name) ?? []), ...(relation?.split('、') ?? [])]))
  }
  const own = [...called].map(([name, labels]) => ({ name, relation: [...labels].join('、') }))
  return [person, ...own]
}

/**
 * 一并签名: several papers are shown one after the other, each is ticked once it was read, and who signs draws the name
 * once below the list of them. The list names each by its digest, and the drawing counts for exactly those papers. What
 * somebody writes with the own hand on a record is drawn for that record alone.
 */
export const signTogether = act({
  id: 'sign-together',
  title: '一并签名',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: false,
  shownWith: 'signatures',
  effect:
    '各份文书都看过以后，每人签一次；签名与清单上每份文书的内容指纹绑定，制作一张电子签名页，各份分别作为签名版入卷。',
  basis: [cite('行政处罚法', 47)],
  form: {
    ...form.section('看文书', {
      papers: form.signables({
        label: '一起签名的文书',
        hint: '逐份看过、听读过的才算在内；清单改动以后，已经签的要重签',
        min: 2,
        max: 12,
      }),
    }),
    ...form.section('签名', { signers: signersField }),
  },
  papers: ['signature_page'],
  recording: [],
  requires: [shelfOpen],
  applies: (file, at) => papersTogether(file, at.papers).length > 0,
  narrows: (file, at) => ({
    papers: {
      offered: papersTogether(file, at.papers).map(({ id, title, on, pages }) => ({
        value: id,
        label: title,
        detail: `${on}，${pages} 页`,
      })),
    },
  }),
  // Nothing is ticked for anybody: what is on the list was read.
  defaults: (file, at) => ({
    signers: expectedTogether(file, papersTogether(file, at.papers), at) as SigningRow[],
  }),
  checks: (file, { papers: ids, signers }, at) => {
    const papers = chosenOf(file, ids, at)
    const [first] = papers
    if (first === undefined || papers.length < ids.length) {
      const message = '选中的文书里有现在不等签名的，或者不是同样的人签的，请重新选'
      return [{ field: 'papers', message }]
    }
    return [...checkWhoSigns(signers, first), ...checkDrawn(signers, papers, at)]
  },
  events: (file, { papers: ids, signers }, at) => {
    const papers = chosenOf(file, ids, at)
    const signed = signers.flatMap((row) => signerOnList(row, papers, at) ?? [])
    if (papers.length < ids.length || signed.length < signers.length) return []
    return [
      {
        type: 'PapersSignedTogether',
        papers: papers.map((paper) => ({ ...signedPaperOf(paper), ...sealedAs(paper) })),
        writtenOn: papers.find(({ writes }) => writes !== null)?.id ?? null,
        signers: signed,
      },
    ]
  },
})

/** Of those that belong together, the ones that were read, in the order of the list. */
function chosenOf(file: CaseFile, ids: readonly string[], at: Circumstances): SealedPaper[] {
  const offered = papersTogether(file, at.papers)
  return ids.flatMap((id) => offered.find((each) => each.id === id) ?? [])
}

function signerOnList(
  row: SigningRow,
  papers: readonly SealedPaper[],
  at: Circumstances,
): ScreenSigner | null {
  const { name, relation } = row
  const signature = at.drawnOf(row.drawn)
  const [drawn, words] = [strokesWith(row.drawn, at), strokesWith(row.words, at)]
  if (signature?.list === undefined || drawn === null) return null
  const inside = papers.some((paper) => printedNames(paper).includes(name))
  const { at: receivedAt, before, list } = signature
  return {
    ...{ name, relation, at: receivedAt, drawn, words, list },
    ...(inside && { inside }),
    ...(before && { before }),
  }
}

/** Below exactly these papers, as they were sealed, in this order. */
const isDrawnForList = ({ list }: DrawnSignature, papers: readonly SealedPaper[]): boolean =>
  list?.papers.length === papers.length &&
  list.papers.every(
    ({ paper, digest }, i) => paper === papers[i]?.id && digest === papers[i].sha256,
  )

/** The names below the list, the words on the record that asks for them; each drawing once. */
function checkDrawn(
  signers: readonly SigningRow[],
  papers: readonly SealedPaper[],
  at: Circumstances,
): FieldProblem[] {
  const places = drawingsIn(signers)
  const record = papers.find(({ writes }) => writes !== null)
  const unwritten = record !== undefined && signers.every(({ words }) => words === null)
  return [
    ...places.flatMap(({ field, id, of }, i): FieldProblem[] => {
      const drawn = at.drawnOf(id)
      if (drawn === null) return [{ field, message: '签名还没有传到服务器，请重签' }]
      if (of === 'words' && (record === undefined || !isDrawnFor(drawn, record))) {
        return [{ field, message: '这不是在要亲笔写明的那一份文书上写的，请重写' }]
      }
      if (of === 'name' && !isDrawnForList(drawn, papers)) {
        return [{ field, message: '签名以后清单改过，或者是在别的文书上签的，请重签' }]
      }
      if (places.findIndex((each) => each.id === id) < i) {
        return [{ field, message: '同一次书写不能用两处，请本人重签' }]
      }
      return papers.flatMap((paper) => checkSignedOn(field, chinaDay(drawn.at), paper, at))
    }),
    ...(unwritten ? [{ field: 'signers.0.words', message: record.writes ?? '' }] : []),
  ]
}
