import type { CaseFile } from '../case/case-file.ts'
import { decisionAsMade } from '../case/parts/revision/slice.ts'
import { partyCode } from '../case/party.ts'
import type { Matter } from '../reference/matter.ts'
import { ownFineFen } from '../case/further-violation.ts'
import type { DecisionDraft } from '../case/proposed-decision.ts'
import { yuanText, type Fen } from '../shared/money.ts'
import type { DocumentTypeId } from './catalogue/document-catalogue.ts'
import { paperText, type Paper } from './paper.ts'

/** Where two papers of one case do not say the same. */
export type Difference = {
  readonly item: Item
  readonly paper: string
  /** For the person who drafts: what the paper should say and does not. */
  readonly message: string
  /** A penalty lighter than notified is lawful; everything else must agree before it is decided. */
  readonly blocks: boolean
}

type Item = '当事人' | '证件号码' | '案由' | '法律依据' | '金额' | '拟决定'

/** What each paper repeats (告知书、审核意见、集体讨论、决定书间逐字段比对). */
const repeated: Partial<Record<DocumentTypeId, readonly Item[]>> = {
  penalty_advance_notice: ['当事人', '证件号码', '法律依据', '金额'],
  hearing_right_notice: ['当事人', '证件号码', '案由', '法律依据', '金额'],
  legal_review_submission: ['当事人', '案由', '法律依据', '金额', '拟决定'],
  legal_review_opinion: ['当事人', '案由', '拟决定'],
  collective_discussion: ['当事人', '案由', '金额', '拟决定'],
  decision_approval: ['当事人', '案由', '金额'],
  penalty_decision: ['当事人', '证件号码', '案由', '法律依据', '金额'],
  no_penalty_decision: ['当事人', '证件号码', '案由'],
}

/**
 * Compares the papers of a case, as they were made, with the decision in hand (issued or drafted):
 * party, code, cause, articles, amounts and the draft's digest. Empty when all agree or nothing has
 * been drafted. A lighter fine than notified is lawful, and still a difference to be explained.
 */
export function inconsistencies(
  file: CaseFile,
  matters: readonly Matter[],
  papers: readonly Paper[],
): Difference[] {
  const decided = decisionAsMade(file) ?? file.draft
  if (!decided || !file.filing) return []
  const { draft, digest } = decided
  const { penalty } = draft
  const amounts = draft.outcome === 'penalty' ? [penalty.fineFen, penalty.confiscatedFen] : []
  const expected: Record<Item, readonly string[]> = {
    当事人: [draft.partyName],
    证件号码: [partyCode(file.filing.party)],
    案由: [draft.cause],
    法律依据: matters.flatMap(({ violationBasis, penaltyBasis }) => [violationBasis, penaltyBasis]),
    金额: amounts.filter((fen) => fen > 0).map(amountText),
    拟决定: [digest],
  }
  const parts = new Set(partsOf(draft).map(amountText))
  return papers.flatMap((paper) => differencesOf(paper, expected, parts))
}

const notices: ReadonlySet<string> = new Set(['penalty_advance_notice', 'hearing_right_notice'])

const amountText = (fen: Fen) => `¥${yuanText(fen)}`

/** What the whole fine is made up of. A paper that fines several acts names each of them. */
const partsOf = ({ penalty, further = [] }: DecisionDraft): Fen[] =>
  further.length === 0
    ? []
    : [ownFineFen(penalty.fineFen, { further }), ...further.map(({ fineFen }) => fineFen)]

function differencesOf(
  paper: Paper,
  expected: Record<Item, readonly string[]>,
  parts: ReadonlySet<string>,
): Difference[] {
  const items = paper.apart ? [] : (repeated[paper.type as DocumentTypeId] ?? [])
  // Papers made before have the digest of the draft among their words.
  const text = `${paperText(paper)}\n${paper.ofDraft ?? ''}`
  return items.flatMap((item) => {
    const said = item === '金额' ? amountsIn(text) : []
    const absent = expected[item].filter((words) =>
      item === '金额' ? !said.includes(words) : !text.includes(words),
    )
    const surplus = said.filter((amount) => !expected[item].includes(amount) && !parts.has(amount))
    if (absent.length === 0 && surplus.length === 0) return []
    const message = differenceText(paper, item, { absent, surplus })
    return [
      { item, paper: paper.title, message, blocks: item !== '金额' || !notices.has(paper.type) },
    ]
  })
}

/** Amounts as every paper writes them, figures after capitals: （¥18,000.00）. */
function amountsIn(text: string): string[] {
  return [...text.matchAll(/¥\d[\d,]*\.\d{2}/g)].map(([amount]) => amount)
}

function differenceText(
  { title }: Paper,
  item: Item,
  { absent, surplus }: { absent: readonly string[]; surplus: readonly string[] },
): string {
  if (item === '拟决定') return `《${title}》针对的不是现在的拟决定（指纹不一致），须重新送审、讨论`
  const lacks = absent.length === 0 ? '' : `没有“${absent.join('”“')}”`
  const says = surplus.length === 0 ? '' : `写有“${surplus.join('”“')}”`
  return `《${title}》的${item}与拟作决定不一致：${[lacks, says].filter(Boolean).join('，')}`
}
