import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import { isDecision } from '../src/paper/catalogue/document-catalogue.ts'
import { isHeavier } from '../src/case/penalty.ts'
import { dueFen } from '../src/case/parts/payment/slice.ts'
import { falls, unrefundedFen } from '../src/case/parts/revision/slice.ts'
import type { Inputs } from './ordinary-inputs.ts'

const owned = { ground: 'facts', reason: '认定的发卡张数有误。' }
const penalty = (kinds: readonly string[], fineFen: number) => ({
  kinds,
  fineFen,
  confiscatedFen: 0,
})
const unchanged = { kinds: null, fineFen: null, confiscatedFen: null }

/** More revisions of one case than these bring no situation that fewer do not: a second one is the agency's own. */
const maxRevisions = 2

const open = ({ revisions }: CaseFile) => revisions.length < maxRevisions

/** What may become of a served decision, lawful and not. */
export const revisionInputs: Inputs = {
  'revise-decision': (file) =>
    (open(file) ? [true, false] : [])
      .map((remake): Record<string, unknown> => ({
        ...owned,
        ...unchanged,
        effect: 'revoked',
        remake,
      }))
      .concat(
        (open(file)
          ? [
              penalty(['fine'], 1_000_000),
              // Heavier, below the minimum of the rule, a sum without its kind, the same again.
              penalty(['fine'], 1_400_000),
              penalty(['fine'], 500_000),
              penalty([], 1_000_000),
              penalty(['fine'], file.decision?.draft.penalty.fineFen ?? 0),
            ]
          : []
        ).map((each) => ({ ...owned, ...each, effect: 'changed', remake: null })),
      ),
  'record-remedy-outcome': (file, { today }) =>
    (file.revisions.length === 0
      ? [
          { effect: 'upheld', ...unchanged },
          { effect: 'unlawful', ...unchanged },
          { effect: 'revoked', ground: 'facts', remake: true, ...unchanged },
          { effect: 'revoked', ground: 'procedure', remake: false, ...unchanged },
          { effect: 'changed', ...penalty(['fine'], 1_100_000), opposed: false },
          { effect: 'changed', ...penalty(['fine'], 1_400_000), opposed: false },
        ]
      : []
    ).map((each) => ({
      source: 'review',
      organ: '某市人民政府',
      number: '复决〔2026〕1号',
      decidedOn: today,
      receivedOn: today,
      effectiveOn: null,
      ground: null,
      remake: null,
      remakeBy: null,
      opposed: null,
      reason: '主文',
      ...each,
    })),
  'record-refund': (file, { today }) =>
    (file.refunds.length < maxRevisions ? [unrefundedFen(file), 2_400_000] : []).map((fen) => ({
      on: today,
      fen,
      receiptNo: `T${file.version}`,
    })),
}

const paidFen = ({ payments }: CaseFile) =>
  payments.reduce((sum, { fen, surchargeFen }) => sum + fen + surchargeFen, 0)
const backFen = ({ refunds }: CaseFile) => refunds.reduce((sum, { fen }) => sum + fen, 0)

/** Every fen that came in is owed by the decision that stands, has gone back, or is to go back; reckoned from the events. */
function kept(file: CaseFile): number {
  const paid = file.history.reduce(
    (sum, { event }) => (event.type === 'FinePaid' ? sum + event.fen + event.surchargeFen : sum),
    0,
  )
  return paid - backFen(file)
}

/** What a revision must never do, said without the requirements and checks that are meant to hold it. */
export function forbiddenByRevision(
  before: CaseFile,
  event: CaseEvent,
  after: CaseFile,
): string | null {
  switch (event.type) {
    case 'DecisionRevised':
      return revisedWrongly(before, event, after)
    case 'MoneyRefunded':
      return kept(after) < Math.min(paidFen(after), dueFen(after))
        ? 'more given back than was paid'
        : null
    case 'DecisionIssued':
      return decidedAgainWrongly(before, event)
    case 'CaseArchived':
      if (before.revisions.some(({ source, toldOn }) => source === 'agency' && toldOn === null)) {
        return 'shelved before the party was told'
      }
      return kept(before) > dueFen(before) ? 'shelved with money of the party' : null
    default:
      return null
  }
}

function revisedWrongly(
  before: CaseFile,
  event: Extract<CaseEvent, { type: 'DecisionRevised' }>,
  after: CaseFile,
): string | null {
  if (!before.served.some(({ paper }) => isDecision(paper))) return 'revised before it was served'
  const shown = before.publishedOn !== null && before.withdrawnOn === null
  const last = after.revisions.at(-1)
  if (shown && last?.notice?.withdrawnOn !== null) return 'public, and nobody has to take it down'
  if (falls(event.effect)) {
    const binds = after.decision !== null || after.demand !== null || dueFen(after) > 0
    if (binds) return 'a decision that fell still binds'
    if (event.remake && (after.notice !== null || after.conclusion !== null)) {
      return 'made anew without telling the party anew'
    }
    return event.remake === (after.ended !== null) ? 'neither over nor going on' : null
  }
  const [was, is] = [before.decision?.draft.penalty, after.decision?.draft.penalty]
  if (event.effect !== 'changed' || !was || !is) return null
  if (isHeavier(is, was)) return 'changed to a heavier penalty'
  if (is.kinds.includes('fine') !== is.fineFen > 0) return 'a sum without its kind'
  if (event.source === 'agency' && is.fineFen < 1_000_000) return 'below the minimum of the rule'
  return after.publishedOn === null ? null : 'taken for public as it was changed'
}

function decidedAgainWrongly(
  { revisions }: CaseFile,
  { draft }: Extract<CaseEvent, { type: 'DecisionIssued' }>,
): string | null {
  const fallen = revisions.findLast(({ effect }) => falls(effect))
  if (!fallen) return null
  if (revisions.some(({ notice }) => notice !== null && notice.withdrawnOn === null)) {
    return 'decided again while the first is public'
  }
  const same =
    draft.facts === fallen.of.draft.facts &&
    draft.penalty.fineFen === fallen.of.draft.penalty.fineFen
  return same && fallen.source === 'review' && fallen.ground === 'facts'
    ? 'the same decided again against the review'
    : null
}
