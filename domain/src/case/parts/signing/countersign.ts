import { cite } from '../../../shared/citation.ts'
import { act } from '../../case-kernel.ts'
import type { SealedPaper } from '../../scan.ts'
import type { AmendmentSlice } from '../amendment/slice.ts'
import { isInside, sealedAs, shelfOpen, signedPaperOf } from './acts.ts'
import type { SealedReference, SigningSlice } from './slice.ts'
import { isReplaced } from './sort-scans.ts'

type Countersigned = SigningSlice & Pick<AmendmentSlice, 'amendments'>

/**
 * Papers of the agency that name this person beside whoever made them and that they have not signed yet, oldest first.
 * What somebody from outside signs comes back with everybody's ink or strokes on it.
 */
export function papersToCountersign(
  file: Countersigned,
  papers: readonly SealedPaper[],
  name: string,
): readonly SealedPaper[] {
  const own = file.countersignings.filter((each) => each.name === name)
  const done = new Set(own.flatMap((each) => each.papers.map(({ id }) => id)))
  return papers.filter(
    (paper) =>
      isInside(paper) &&
      !paper.byHand &&
      !paper.voided &&
      !done.has(paper.id) &&
      waitsFor(paper, name) &&
      !isReplaced(file, paper, papers),
  )
}

/** Whose signature the papers of the agency still wait for, each with what they have to sign. */
export function missingCountersignatures(
  file: Countersigned,
  papers: readonly SealedPaper[],
): { readonly name: string; readonly papers: readonly SealedPaper[] }[] {
  const named = papers.flatMap(({ lines }) => lines.flatMap(({ name }) => name ?? []))
  return [...new Set(named)]
    .map((name) => ({ name, papers: papersToCountersign(file, papers, name) }))
    .filter((each) => each.papers.length > 0)
}

const waitsFor = ({ lines }: SealedPaper, name: string): boolean =>
  lines.some((line) => line.name === name && !line.dated)

const referenceTo = (paper: SealedPaper): SealedReference => ({
  ...signedPaperOf(paper),
  ...sealedAs(paper),
})

/** 会签: two officers handle a case (处罚法第42条), and both sign its reports; one of them makes the paper. */
export const countersign = act({
  id: 'countersign',
  title: '会签',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: false,
  shownWith: 'signatures',
  signed: true,
  effect: '一次签完所有列出的文书，制作会签页入副卷，与各份文书的内容指纹绑定。',
  basis: [cite('行政处罚法', 42), cite('行政处罚法', 47)],
  form: {},
  papers: ['countersign_page'],
  recording: [],
  requires: [shelfOpen],
  applies: (file, at) => papersToCountersign(file, at.papers, at.actor.name).length > 0,
  known: (file, at) =>
    papersToCountersign(file, at.papers, at.actor.name).map(({ title, number, on, pages }) => ({
      label: title,
      value: [number, `${on}，${pages} 页`].filter(Boolean).join('，'),
      source: '案卷',
    })),
  events: (file, _input, at) => {
    const papers = papersToCountersign(file, at.papers, at.actor.name).map(referenceTo)
    if (papers.length === 0) return []
    return [{ type: 'PapersCountersigned', papers, name: at.actor.name, on: at.today }]
  },
})
