import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { SealedPaper } from '../../scan.ts'
import { checkSignedOn, scansIn, signedPaperOf } from '../signing/acts.ts'
import { signingOf } from '../signing/slice.ts'
import { missingText, sortScans, type ArrivedPaper } from '../signing/sort-scans.ts'
import { sealedReceipt } from './receipt.ts'
import { civilProcedure } from './service-fields.ts'
import type { ServiceReceipt } from './slice.ts'

/** What is given to prove a service by its receipt. */
type GivenReceipt = {
  readonly receipt: ServiceReceipt | null
  readonly scans: readonly string[] | null
  readonly servedOn: PlainDate | null
}

/**
 * 送达必须有送达回证 (民事诉讼法第87条): the receipt that was made for this service has come back signed, or
 * comes back in these scans, whole; the day of service is the day written on it.
 */
export function checkReceipt(
  file: CaseFile,
  { receipt, scans, servedOn }: GivenReceipt,
  at: Circumstances,
): FieldProblem[] {
  const paper = receipt && sealedReceipt(receipt, at)
  if (!receipt || !paper) {
    const message = '还没有制作送达回证：先制作、打印，由受送达人签收以后再登记'
    return [{ field: 'method', message, basis: civilProcedure(87) }]
  }
  const signed = signingOf(file, paper.id)
  if (signed) {
    return servedOn === null || servedOn === signed.on
      ? []
      : [
          {
            field: 'servedOn',
            message: `送达回证上的签收日期是 ${signed.on}，以它为送达日期`,
            basis: civilProcedure(87, { paragraph: 2 }),
          },
        ]
  }
  const { problems } = scansIn(scans ?? [], at)
  if (problems.length > 0) return [...problems]
  const missing = whatIsMissing(file, paper, scans ?? [], at)
  if (missing.length > 0) {
    return missing.map((message) => ({ field: 'scans', message, basis: civilProcedure(87) }))
  }
  return servedOn === null ? [] : checkSignedOn('servedOn', servedOn, paper, at)
}

function whatIsMissing(
  file: CaseFile,
  paper: SealedPaper,
  uploads: readonly string[],
  at: Circumstances,
): string[] {
  const arrived = arrivedReceipt(file, paper, uploads, at)
  if (arrived?.missing.length === 0) return []
  if (arrived) return [missingText(arrived)]
  const { papers, notes } = sortScans(file, at.papers, scansIn(uploads, at).scans)
  const others = papers.map(
    (each) => `收到的是《${each.paper.title}》，不是这次送达的回证；它可以在“签名文书归档”里归档`,
  )
  const lost = notes.filter((each) => each.lost).map(({ text }) => text)
  return [
    uploads.length === 0 ? '没有签好的送达回证，不能证明送达' : '里面没有这次送达的回证',
    ...others,
    ...lost,
  ]
}

const arrivedReceipt = (
  file: CaseFile,
  paper: SealedPaper,
  uploads: readonly string[],
  at: Circumstances,
): ArrivedPaper | undefined =>
  sortScans(file, at.papers, scansIn(uploads, at).scans).papers.find(
    (each) => each.paper.id === paper.id,
  )

/** Who signed the receipt, or why nobody would. */
type SignedBy = {
  readonly on: PlainDate
  readonly signer: string
  readonly relation: string | null
  readonly refusal: {
    readonly reason: string
    readonly witness: string | null
    readonly recording: string | null
  } | null
}

/** The receipt's id, and the event that files it where these scans bring it; null where none was made or came back. */
export function filedReceipt(
  file: CaseFile,
  receipt: ServiceReceipt | null,
  scans: readonly string[] | null,
  { on, signer, relation, refusal }: SignedBy,
  at: Circumstances,
): { readonly id: string; readonly events: CaseEvent[] } | null {
  const sealed = receipt && sealedReceipt(receipt, at)
  if (!sealed) return null
  if (signingOf(file, sealed.id)) return { id: sealed.id, events: [] }
  const pages = arrivedReceipt(file, sealed, scans ?? [], at)?.pages
  if (!pages) return null
  const paper = signedPaperOf(sealed)
  return {
    id: sealed.id,
    events: [
      refusal === null
        ? { type: 'SignedPaperFiled', paper, signedOn: on, signer, relation, pages }
        : { type: 'SignatureRefused', paper, refusedOn: on, signer, refusal, pages },
    ],
  }
}
