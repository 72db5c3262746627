import { cite } from '../../../shared/citation.ts'
import {
  bothOfficersSign,
  getDocumentType,
  type DocumentTypeId,
} from '../../../paper/catalogue/document-catalogue.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { SealedPaper } from '../../scan.ts'
import type { AmendmentSlice } from '../amendment/slice.ts'
import type { ApprovalSlice } from '../approval/slice.ts'
import type { PeopleSlice } from '../people/slice.ts'
import { isInside, sealedAs, shelfIsOpen, shelfOpen, signedPaperOf } from './acts.ts'
import type { SealedReference, SigningSlice, SubmittedForms } from './slice.ts'
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

type Submitted = ApprovalSlice & SigningSlice & PeopleSlice & Pick<CaseFile, 'history'>

/** The papers that the act makes which waits for an approval. The acts of a case offer this one, so it is handed in. */
export type PapersOfPending = (file: CaseFile) => readonly DocumentTypeId[]

/**
 * Forms on their way to the heads that name this person beside whoever submitted them: signed before the heads decide,
 * the form bears both days. Null where there are none, or where the person has signed.
 */
export function formsToCountersign(
  file: CaseFile,
  person: string,
  papersOfPending: PapersOfPending,
): SubmittedForms | null {
  const { pending, history } = file
  const at = history.findLast(({ event }) => event.type === 'ActProposed')?.version
  if (!pending || at === undefined || !colleaguesOf(file).includes(person)) return null
  if (file.countersignings.some(({ forms, by }) => forms?.at === at && by === person)) return null
  const titles = papersOfPending(file)
    .filter(bothOfficersSign)
    .map((id) => getDocumentType(id).title)
  return titles.length === 0 ? null : { at, titles }
}

/** Whoever handles the case with the one who submitted; at the filing, whom the form proposes. */
function colleaguesOf({ pending, investigators }: Submitted): readonly string[] {
  const proposed = pending?.input['investigators']
  const named = Array.isArray(proposed) ? proposed.map(String) : investigators
  return named.filter((id) => id !== pending?.proposedBy)
}

/** What waits for a colleague's signature, by the name that the papers bear. */
export type Countersigner = { readonly name: string; readonly titles: readonly string[] }

/** Whose signature papers of the agency and forms on their way still wait for, each with what they have to sign. */
export function missingCountersignatures(
  file: CaseFile,
  { papers, nameOf }: Pick<Circumstances, 'papers' | 'nameOf'>,
  papersOfPending: PapersOfPending,
): Countersigner[] {
  if (!shelfIsOpen(file)) return []
  const sealed = papers.flatMap(({ lines }) => lines.flatMap(({ name }) => name ?? []))
  const submitted = colleaguesOf(file).flatMap((id) => {
    const forms = formsToCountersign(file, id, papersOfPending)
    return forms
      ? [{ name: nameOf(id), titles: forms.titles.map((title) => `${title}（审批中）`) }]
      : []
  })
  return [...new Set([...sealed, ...submitted.map(({ name }) => name)])]
    .map((name) => ({
      name,
      titles: [
        ...papersToCountersign(file, papers, name).map(({ title }) => title),
        ...submitted.filter((each) => each.name === name).flatMap(({ titles }) => titles),
      ],
    }))
    .filter(({ titles }) => titles.length > 0)
}

const waitsFor = ({ lines }: SealedPaper, name: string): boolean =>
  lines.some((line) => line.name === name && !line.dated)

const referenceTo = (paper: SealedPaper): SealedReference => ({
  ...signedPaperOf(paper),
  ...sealedAs(paper),
})

/**
 * 会签: two officers handle a case (处罚法第42条), and both sign its reports and the forms on which the heads decide; one of
 * them makes the paper.
 */
export function countersign(papersOfPending: PapersOfPending): Act {
  const waiting = (file: CaseFile, { papers, actor }: Circumstances) => ({
    sealed: papersToCountersign(file, papers, actor.name),
    forms: formsToCountersign(file, actor.id, papersOfPending),
  })
  return act({
    id: 'countersign',
    title: '会签',
    step: 'investigate',
    by: ['officer'],
    approvals: [],
    presses: false,
    shownWith: 'signatures',
    signed: true,
    effect:
      '一次签完所有列出的文书：已经用印的，制作会签页入副卷，与各份文书的内容指纹绑定；正在审批的，签名和日期写在审批表上。',
    basis: [cite('行政处罚法', 42), cite('行政处罚法', 47)],
    form: {},
    papers: ['countersign_page'],
    recording: [],
    requires: [shelfOpen],
    applies: (file, at) => {
      const { sealed, forms } = waiting(file, at)
      return sealed.length > 0 || forms !== null
    },
    known: (file, at) => {
      const { sealed, forms } = waiting(file, at)
      return [
        ...sealed.map(({ title, number, on, pages }) => ({
          label: title,
          value: [number, `${on}，${pages} 页`].filter(Boolean).join('，'),
          source: '案卷',
        })),
        ...(forms?.titles ?? []).map((title) => ({
          label: title,
          value: `${file.pending?.proposedByName ?? ''}提交，正在审批`,
          source: '审批',
        })),
      ]
    },
    events: (file, _input, at) => {
      const { sealed, forms } = waiting(file, at)
      if (sealed.length === 0 && forms === null) return []
      const papers = sealed.map(referenceTo)
      return [{ type: 'PapersCountersigned', papers, forms, name: at.actor.name, on: at.today }]
    },
  })
}
