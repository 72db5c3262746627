import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { getDocumentType } from '../../../paper/catalogue/document-catalogue.ts'
import { cite } from '../../../shared/citation.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { SealedPaper } from '../../scan.ts'
import { relationOf } from '../field-record/person-in-charge.ts'
import {
  checkSignedOn,
  isInside,
  likelySigner,
  relationField,
  sealedAs,
  shelfOpen,
  signedPaperOf,
} from './acts.ts'
import type { DrawnStrokes, ScreenSigner } from './slice.ts'
import { unsignedPapers } from './sort-scans.ts'

/**
 * Papers that may be signed on a screen: those that somebody from outside signs. What stays inside is printed, since
 * its 签名页 would stand in the volume that the party may read.
 */
export const screenPapers = (file: CaseFile, papers: readonly SealedPaper[]): SealedPaper[] =>
  unsignedPapers(file, papers).filter((paper) => {
    const { volume, filledByHand } = getDocumentType(paper.type)
    // Nobody signs on a screen what is still to be written on paper.
    return !isInside(paper) && volume === 'main' && !filledByHand
  })

type Expected = { readonly name: string; readonly relation: string | null }

const recorder = '记录人'

/**
 * Who signs this paper, as far as the case knows: the person it is for, then the agency's own people whose names stand
 * on its lines. Whoever files it also kept the record, where that line is blank.
 */
export function expectedSigners(
  file: CaseFile,
  paper: SealedPaper,
  { actor }: Pick<Circumstances, 'actor'>,
): Expected[] {
  const records = paper.lines.some(({ label, name }) => label === recorder && name === null)
  const own = printedLines(paper).map(({ label, name }) => ({
    name,
    relation: records && name === actor.name ? `${label}、${recorder}` : label,
  }))
  return [signerOfRecord(file, paper), ...own]
}

/** The lines that bear a name in print. */
const printedLines = ({ lines }: SealedPaper) =>
  lines.flatMap(({ label, name }) => (name === null ? [] : [{ label, name }]))

/** For whom the paper was made: the record itself says it, or it is whoever signed before. */
function signerOfRecord(file: CaseFile, { version }: SealedPaper): Expected {
  const made = file.history.find((each) => each.version === version)?.event
  if (made?.type === 'PersonInquired') return { name: made.inquiree, relation: made.inquireeRole }
  if (made?.type === 'SiteInspected') return { name: made.onsitePerson, relation: made.onsiteRole }
  if (made?.type === 'VisitRecorded') return { name: made.onsitePerson, relation: made.onsiteRole }
  if (made?.type === 'SamplesTaken') {
    return { name: made.presentPerson, relation: made.presentRole }
  }
  const name = likelySigner(file)
  return { name, relation: relationOf(file, name) || null }
}

type Row = {
  readonly name: string
  readonly relation: string | null
  readonly words: string | null
  readonly drawn: string
}

/** 现场签名: whoever signs reads the sealed paper on the screen and draws the name below it. */
export const signOnScreen = act({
  id: 'sign-on-screen',
  title: '现场签名',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: false,
  shownWith: 'each-unsigned',
  effect: '制作电子签名页，与文书的内容指纹绑定，作为签名版入卷；笔迹按原始数据保存，不能改动。',
  basis: [cite('行政处罚法', 47)],
  form: {
    ...form.section('看文书', {
      paper: form.signable({ label: '要签名的文书', shown: 'pages' }),
      read: form.confirm({
        label: '阅读',
        statement: '签名的人已经看过文书全文，或者已经向其宣读',
      }),
    }),
    ...form.section('签名', {
      signers: form.rows({
        label: '签名的人',
        hint: '对方先签，执法人员后签；签名时间以服务器收到的时间为准',
        columns: {
          name: form.text({ label: '姓名', max: 50 }),
          relation: relationField,
          words: form.optional(form.drawn({ label: '亲笔写明', of: 'words' })),
          drawn: form.drawn({ label: '签名', of: 'name' }),
        },
        min: 1,
        max: 12,
      }),
    }),
  },
  papers: ['signature_page'],
  recording: [],
  requires: [shelfOpen],
  applies: (file, at) => screenPapers(file, at.papers).length > 0,
  defaults: (file, at) => {
    const [paper] = screenPapers(file, at.papers)
    if (!paper) return {}
    // The rows as far as they are known; what is drawn in them comes from a hand.
    const signers = expectedSigners(file, paper, at) as Row[]
    return { paper: paper.id, signers }
  },
  checks: (file, { paper: id, signers }, at) => {
    const paper = screenPapers(file, at.papers).find((each) => each.id === id)
    if (!paper) return [{ field: 'paper', message: '这份文书现在不等现场签名' }]
    return [...checkWhoSigns(signers, paper), ...checkDrawn(signers, paper, at)]
  },
  events: (file, { paper: id, signers }, at) => {
    const paper = screenPapers(file, at.papers).find((each) => each.id === id)
    if (!paper) return []
    const signed = signers.flatMap((row) => screenSigner(row, paper, at) ?? [])
    if (signed.length < signers.length) return []
    return [
      {
        type: 'PaperSignedOnScreen',
        paper: signedPaperOf(paper),
        sealed: sealedAs(paper),
        signers: signed,
      },
    ]
  },
})

function screenSigner(row: Row, { lines }: SealedPaper, at: Circumstances): ScreenSigner | null {
  const { name, relation } = row
  const signature = at.drawnOf(row.drawn)
  const [drawn, words] = [strokesWith(row.drawn, at), strokesWith(row.words, at)]
  if (signature === null || drawn === null) return null
  const inside = lines.some((line) => line.name === name)
  const { at: receivedAt, before } = signature
  return {
    ...{ name, relation, at: receivedAt, drawn, words },
    ...(inside && { inside }),
    ...(before && { before }),
  }
}

function strokesWith(id: string | null, at: Circumstances): DrawnStrokes | null {
  const drawn = id === null ? null : at.drawnOf(id)
  return id === null || drawn === null ? null : { id, file: drawn.file }
}

/** Everybody whose name the paper bears, and at least one of those for whom it is; nobody twice. */
function checkWhoSigns(signers: readonly Row[], paper: SealedPaper): FieldProblem[] {
  const names = signers.map(({ name }) => name)
  const printed = printedLines(paper).map(({ name }) => name)
  const twice = names.findIndex((name, i) => names.indexOf(name) < i)
  const missing = printed.filter((name) => !names.includes(name))
  const problem = (message: string) => ({ field: 'signers', message })
  return [
    ...(twice < 0 ? [] : [{ field: `signers.${twice}.name`, message: '这个人上面已经签过' }]),
    ...(missing.length === 0
      ? []
      : [problem(`《${paper.title}》上有${missing.join('、')}的签名栏，请本人也签`)]),
    ...(names.every((name) => printed.includes(name))
      ? [problem('还没有对方的签名；本人不肯签的，登记拒绝签名')]
      : []),
  ]
}

/** Strokes count for the paper below which they were drawn and for no other, as it was sealed, and once. */
function checkDrawn(
  signers: readonly Row[],
  paper: SealedPaper,
  at: Circumstances,
): FieldProblem[] {
  const places = signers.flatMap(({ words, drawn }, i) => [
    ...(words === null ? [] : [{ field: `signers.${i}.words`, id: words }]),
    { field: `signers.${i}.drawn`, id: drawn },
  ])
  const unwritten = paper.writes !== null && signers.every(({ words }) => words === null)
  return [
    ...places.flatMap(({ field, id }, i): FieldProblem[] => {
      const drawn = at.drawnOf(id)
      if (drawn === null) return [{ field, message: '签名还没有传到服务器，请重签' }]
      if (drawn.paper !== paper.id || drawn.digest !== paper.sha256) {
        return [{ field, message: '这是在另一份文书上签的，请在这份文书上重签' }]
      }
      if (places.findIndex((each) => each.id === id) < i) {
        return [{ field, message: '同一次书写不能用两处，请本人重签' }]
      }
      return checkSignedOn(field, chinaDay(drawn.at), paper, at)
    }),
    ...(unwritten ? [{ field: 'signers.0.words', message: paper.writes ?? '' }] : []),
  ]
}
