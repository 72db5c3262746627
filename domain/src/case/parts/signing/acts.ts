import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { findDocumentType } from '../../../paper/catalogue/document-catalogue.ts'
import { cite } from '../../../shared/citation.ts'
import { act } from '../../case-kernel.ts'
import { checkDaySince } from '../../day-checks.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { Scan, SealedPaper } from '../../scan.ts'
import type { AmendmentSlice } from '../amendment/slice.ts'
import type { ClosingSlice } from '../closing/slice.ts'
import { law, needs } from '../../needs.ts'
import { personInCharge } from '../field-record/person-in-charge.ts'
import { signingOf, type SealedAs, type SignedPaper, type Signer } from './slice.ts'
import { missingText, sortScans, unsignedPapers } from './sort-scans.ts'

export const scansField = form.uploads({
  label: '签名文书的扫描件或者照片',
  hint: '一次可以放几份文书；按每页页脚的二维码归入，缺页、倒放、别的文书都会说明',
  shown: 'scans',
  max: 60,
})

/**
 * Who signed for the party before, or the person in charge of it: offered, because it is mostly they again. Whoever
 * signed a paper that stays inside the agency is one of its own people.
 */
export const likelySigner = (file: CaseFile): string =>
  file.signings.findLast(({ refusal, paper }) => refusal === null && !isInside(paper))?.signer ??
  personInCharge(file)

export const isInside = ({ type }: Pick<SignedPaper, 'type'>): boolean =>
  findDocumentType(type)?.internal ?? false

/** The signed paper as its event keeps it. */
export const signedPaperOf = ({ id, type, title, version }: SealedPaper): SignedPaper => ({
  id,
  type,
  title,
  madeIn: version,
})

/** What was sealed, as whoever signs it sees it. */
export const sealedAs = ({ number, on, pages, sha256: digest }: SealedPaper): SealedAs => ({
  ...{ number, on, pages, digest },
})

/** The uploads that were read; one that was not is a problem of its own. */
export function scansIn(
  uploads: readonly string[],
  at: Circumstances,
): { readonly scans: readonly Scan[]; readonly problems: readonly FieldProblem[] } {
  const scans = uploads.flatMap((id) => at.scanOf(id) ?? [])
  const problems =
    scans.length === uploads.length
      ? []
      : [{ field: 'scans', message: '有文件还没有传完，请等一等再提交' }]
  return { scans, problems }
}

/** A signature bears the day on which it was given: never one before the paper was there to be signed. */
export const checkSignedOn = (
  field: string,
  day: string,
  paper: SealedPaper,
  at: Circumstances,
): FieldProblem[] =>
  checkDaySince(
    field,
    day,
    {
      day: paper.on,
      message: `《${paper.title}》${paper.on} 才作出，签名日期不能早于它；补签的写补签当天`,
    },
    at,
  )

/** The volume is on its shelf, unless something was put right afterwards that is still to be signed (更正). */
/** Until the volume is shelved; again once something in it was put right. */
export const shelfIsOpen = ({ archive, amendments }: ClosingSlice & AmendmentSlice): boolean =>
  archive === null || amendments.some((each) => each.afterArchiving)

export const shelfOpen = needs<ClosingSlice & AmendmentSlice>(
  'shelf-open',
  shelfIsOpen,
  '已经归档',
  law(47),
)

const signedOnField = form.date({ label: '签名日期', hint: '文书上手写的日期' })
export const nameField = form.text({ label: '签名的人', max: 50 })
export const relationField = form.optional(form.text({ label: '与当事人的关系', max: 50 }))

/** 签名版归档: the scan of exactly the papers that were printed, at any stage until the volume is shelved. */
export const fileSigned = act({
  id: 'file-signed',
  title: '签名文书归档',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: false,
  shownWith: 'signatures',
  effect: '扫描件按页脚二维码归为文书的签名版，与原稿并存；原文件按内容指纹保存，不改动。',
  basis: [cite('行政处罚法', 47)],
  form: {
    scans: scansField,
    signer: nameField,
    relation: relationField,
    signedOn: signedOnField,
    others: form.optional(
      form.rows({
        label: '一起签名的其他人',
        hint: '见证人、代收人等，各填各的签名日期',
        columns: { name: nameField, relation: relationField, signedOn: signedOnField },
        min: 0,
        max: 20,
      }),
    ),
  },
  papers: [],
  recording: [],
  requires: [shelfOpen],
  applies: (file, at) => unsignedPapers(file, at.papers).length > 0,
  defaults: (file, { today, papers }) => ({
    signer: unsignedPapers(file, papers).every(isInside) ? '' : likelySigner(file),
    signedOn: today,
  }),
  checks: (file, { scans: uploads, signedOn, others }, at) => {
    const { scans, problems } = scansIn(uploads, at)
    const { papers, notes } = sortScans(file, at.papers, scans)
    const whole = papers.filter(({ missing }) => missing.length === 0)
    const wrong = [
      ...papers.filter(({ missing }) => missing.length > 0).map(missingText),
      ...notes.filter(({ lost }) => lost).map(({ text }) => text),
    ]
    return [
      ...problems,
      // What is whole is filed; the rest is told on the form and waits for its pages.
      ...(whole.length === 0 && problems.length === 0
        ? wrong.map((message) => ({ field: 'scans', message }))
        : []),
      ...whole.flatMap(({ paper }) => [
        ...checkSignedOn('signedOn', signedOn, paper, at),
        ...checkOthers(others, paper, at),
      ]),
    ]
  },
  events: (file, { scans: uploads, signer, relation, signedOn, others }, at) =>
    sortScans(file, at.papers, scansIn(uploads, at).scans)
      .papers.filter(({ missing }) => missing.length === 0)
      .map(({ paper, pages }) => ({
        type: 'SignedPaperFiled',
        paper: signedPaperOf(paper),
        signedOn,
        signer,
        relation,
        ...(others && others.length > 0 && { others: others.map((each) => knownInside(each, at)) }),
        pages,
      })),
})

/** Each signed on the own day. */
export const checkOthers = (
  others: readonly Signer[] | null | undefined,
  paper: SealedPaper,
  at: Circumstances,
): FieldProblem[] =>
  (others ?? []).flatMap(({ signedOn }, i) =>
    checkSignedOn(`others.${i}.signedOn`, signedOn, paper, at),
  )

/** Whose name a paper of the case bears in print is one of the agency's own people. */
const knownInside = (signer: Signer, { papers }: Circumstances): Signer =>
  papers.some(({ lines }) => lines.some(({ name }) => name === signer.name))
    ? { ...signer, inside: true }
    : signer

/** What was written by hand is there only as its scan, signed or not. */
function checkHandwritten(
  file: CaseFile,
  paper: SealedPaper,
  uploads: readonly string[],
  at: Circumstances,
): FieldProblem[] {
  if (!findDocumentType(paper.type)?.filledByHand) return []
  const { papers } = sortScans(file, at.papers, scansIn(uploads, at).scans)
  const arrived = papers.find((each) => each.paper.id === paper.id)
  if (arrived?.missing.length === 0) return []
  const message = arrived
    ? missingText(arrived)
    : `《${paper.title}》是手写的，内容只在纸上：请把它的每一页扫描上传`
  return [{ field: 'scans', message }]
}

/** 拒绝签名: the reason in their words, with a witness or a recording (处罚法第55条, 强制法第18条). */
export const refuseSignature = act({
  id: 'refuse-signature',
  title: '登记拒绝签名',
  step: 'investigate',
  by: ['officer'],
  approvals: [],
  presses: false,
  shownWith: 'signatures',
  effect: '案卷注明拒绝的情况和证明方式；以后愿意签的，仍可把签名版归档。',
  basis: [cite('行政处罚法', 47), cite('行政强制法', 18)],
  form: {
    ...form.section('拒绝签名', {
      paper: form.signable({ label: '没有签名的文书' }),
      signer: form.text({ label: '拒绝签名的人', max: 50 }),
      reason: form.paragraph({
        label: '拒绝的理由',
        max: 500,
        hint: '按本人原话写；没有说明理由的，写“未说明”',
      }),
      refusedOn: form.date({ label: '拒绝日期' }),
    }),
    ...form.section('证明', {
      ...form.either('见证人和录音录像编号至少填一样', {
        witness: form.optional(
          form.text({
            label: '见证人',
            max: 100,
            hint: '姓名、单位和职务',
            basis: cite('行政强制法', 18),
          }),
        ),
        recording: form.optional(form.text({ label: '录音录像编号', max: 100 })),
      }),
      scans: form.optional(scansField),
    }),
  },
  papers: [],
  recording: [],
  requires: [shelfOpen],
  applies: (file, at) => unsignedPapers(file, at.papers).length > 0,
  defaults: (file, at) => ({
    paper: unsignedPapers(file, at.papers)[0]?.id ?? '',
    signer: likelySigner(file),
    refusedOn: at.today,
  }),
  checks: (file, { paper: id, refusedOn, scans }, at) => {
    const paper = at.papers.find((each) => each.id === id)
    const waits = unsignedPapers(file, at.papers).some((each) => each.id === id)
    if (!paper || !waits) return [{ field: 'paper', message: '这份文书现在不等签名' }]
    return [
      ...(paper.type === 'service_receipt'
        ? [
            {
              field: 'paper',
              message: '受送达人拒绝接收的，按留置送达登记',
              basis: cite('民事诉讼法', 89),
            },
          ]
        : []),
      ...scansIn(scans ?? [], at).problems,
      ...checkHandwritten(file, paper, scans ?? [], at),
      ...checkSignedOn('refusedOn', refusedOn, paper, at),
    ]
  },
  events: (file, { paper: id, signer, reason, witness, recording, scans, refusedOn }, at) => {
    const paper = at.papers.find((each) => each.id === id)
    if (!paper || signingOf(file, id) !== null) return []
    const sorted = sortScans(file, at.papers, scansIn(scans ?? [], at).scans)
    return [
      {
        type: 'SignatureRefused',
        paper: signedPaperOf(paper),
        refusedOn,
        signer,
        refusal: { reason, witness, recording },
        pages: sorted.papers.find((each) => each.paper.id === id)?.pages ?? [],
      },
    ]
  },
})
