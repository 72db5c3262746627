import * as form from '../../../kernel/form.ts'
import { law, needs } from '../../needs.ts'
import { met } from '../../../kernel/requirement.ts'
import { act, type Requirement } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { facedParty } from '../../faced-party.ts'
import { checkOfficers, officersField } from '../../officers.ts'
import type { SealedPaper } from '../../scan.ts'
import { servedPapers, type ServedPaper } from '../../../paper/catalogue/document-catalogue.ts'
import { untoldAmendment } from '../amendment/slice.ts'
import { untoldRevision } from '../revision/slice.ts'
import { notArchived } from '../closing/requirements.ts'
import { papersToServe, paperWaiting } from './served-papers.ts'
import { civilProcedure, paperField } from './service-fields.ts'
import { addresseeRoles, isFor, type ServiceReceipt } from './slice.ts'

/** The papers a receipt may be for: those that wait, and those the party was served with, for others. */
export const servable = (file: CaseFile): ServedPaper[] => [
  ...new Set([...papersToServe(file), ...file.served.flatMap(({ paper }) => receipted(paper))]),
]

const receipted = (paper: string): ServedPaper[] =>
  Object.hasOwn(servedPapers, paper) ? [paper as ServedPaper] : []

const somethingToServe = needs<CaseFile>(
  'something-to-serve',
  (file) => servable(file).length > 0,
  '现在没有要送达的文书',
  civilProcedure(87),
)

/** A visit (行政检查) serves papers without a case being filed. */
const partyKnown = needs<CaseFile>(
  'filed',
  (file) => facedParty(file) !== null,
  '还没有立案，立案后可办',
  law(54),
)

/** A shelved case has nothing left to serve but what was amended or revised since. */
const openOrAmended: Requirement = {
  id: 'open-or-amended',
  check: (file, at) =>
    untoldAmendment(file) || untoldRevision(file) ? met : notArchived.check(file, at),
}

/** 送达回证 is made before it is signed: day, signature and relation are left to be written by hand. */
export const makeReceipt = act({
  id: 'make-receipt',
  title: '制作送达回证',
  step: 'serve',
  by: ['officer'],
  approvals: [],
  // Before the service: without it nothing handed over is proved.
  presses: 'first',
  atOnce: true,
  effect: '制作空白签收栏的送达回证，打印后由受送达人填写签收日期并签名；签好后扫描登记送达。',
  basis: [civilProcedure(87)],
  form: {
    paper: paperField,
    role: form.choice({ label: '送达对象', options: addresseeRoles }),
    addressee: form.text({ label: '受送达人', max: 100 }),
    place: form.text({ label: '送达地点' }),
    officers: officersField('送达人'),
  },
  papers: ['service_receipt'],
  recording: [],
  requires: [openOrAmended, partyKnown, somethingToServe],
  applies: (file) => servable(file).length > 0,
  // The receipt of every paper that waits is made: what is left to do is to serve.
  settled: (file) => papersToServe(file).every((paper) => receiptFor(file, paper) !== null),
  defaults: (file) => {
    const waiting = papersToServe(file)
    const paper = waiting.find((each) => receiptFor(file, each) === null) ?? waiting[0]
    return {
      ...(paper && { paper }),
      role: 'party' as const,
      addressee: facedParty(file)?.name ?? '',
      place: placeOf(file),
      officers: [...file.investigators],
    }
  },
  checks: (file, { paper, role, addressee, officers }, at) => [
    ...(servable(file).includes(paper)
      ? []
      : [{ field: 'paper', message: `${servedPapers[paper]}现在不需要送达` }]),
    ...(role === 'party' && !papersToServe(file).includes(paper)
      ? [{ field: 'role', message: `${servedPapers[paper]}已经送达当事人` }]
      : []),
    ...(role === 'party' && addressee !== facedParty(file)?.name
      ? [{ field: 'addressee', message: `当事人是${facedParty(file)?.name ?? ''}` }]
      : []),
    ...checkOfficers(file, officers, at.now, at),
  ],
  // Who is served beside the party is handed what the party was.
  events: (file, input) => [
    {
      type: 'ReceiptMade',
      ...input,
      ...(input.role === 'party' && paperWaiting(file, input.paper)),
    },
  ],
})

export const placeOf = (file: CaseFile): string =>
  file.address?.address ?? facedParty(file)?.address ?? ''

/** The newest receipt for the party that this paper waits with; null when none was made since it waits. */
export function receiptFor(file: CaseFile, paper: ServedPaper): ServiceReceipt | null {
  const { paperMadeIn = null } = paperWaiting(file, paper)
  return (
    file.receipts.findLast(
      (each) => each.paper === paper && each.role === 'party' && isFor(each, paperMadeIn),
    ) ?? null
  )
}

/** The newest receipt of this paper for somebody beside the party. */
export const receiptForOther = (
  { receipts }: CaseFile,
  paper: ServedPaper,
  addressee: string,
): ServiceReceipt | null =>
  receipts.findLast(
    (each) => each.paper === paper && each.role !== 'party' && each.addressee === addressee,
  ) ?? null

/** The sealed paper of a receipt. */
export const sealedReceipt = (
  { madeIn }: ServiceReceipt,
  { papers }: Pick<Circumstances, 'papers'>,
): SealedPaper | undefined =>
  papers.find(({ type, version }) => type === 'service_receipt' && version === madeIn)
