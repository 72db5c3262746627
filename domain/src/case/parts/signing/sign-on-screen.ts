import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { getDocumentType } from '../../../paper/catalogue/document-catalogue.ts'
import { cite } from '../../../shared/citation.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import { act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { DrawnSignature } from '../../drawn-signature.ts'
import type { SealedPaper } from '../../scan.ts'
import { checkSignedOn, isInside, sealedAs, shelfOpen, signedPaperOf } from './acts.ts'
import type { ScreenSigner } from './slice.ts'
import { unsignedPapers } from './sort-scans.ts'
import {
  checkWhoSigns,
  drawingsIn,
  expectedSigners,
  signersField,
  strokesWith,
  type SigningRow,
} from './who-signs.ts'

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
      signers: signersField,
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
    const signers = expectedSigners(file, paper, at) as SigningRow[]
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

function screenSigner(
  row: SigningRow,
  { lines }: SealedPaper,
  at: Circumstances,
): ScreenSigner | null {
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

/** Below this paper as it was sealed, and below no list on which others stood. */
export const isDrawnFor = (drawn: DrawnSignature, { id, sha256 }: SealedPaper): boolean =>
  drawn.list === undefined && drawn.paper === id && drawn.digest === sha256

/** Strokes count for the paper below which they were drawn and for no other, as it was sealed, and once. */
function checkDrawn(
  signers: readonly SigningRow[],
  paper: SealedPaper,
  at: Circumstances,
): FieldProblem[] {
  const places = drawingsIn(signers)
  const unwritten = paper.writes !== null && signers.every(({ words }) => words === null)
  return [
    ...places.flatMap(({ field, id }, i): FieldProblem[] => {
      const drawn = at.drawnOf(id)
      if (drawn === null) return [{ field, message: '签名还没有传到服务器，请重签' }]
      if (!isDrawnFor(drawn, paper)) {
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
