import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { cite } from '../../../shared/citation.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { partyCode, type Party } from '../../party.ts'
import { defencePeriodOver } from '../advance-notice/requirements.ts'
import { noticeInTime } from '../hearing/limits.ts'
import { fallsOfVisit, hoursOutOfOrder, visitTooLate, type Rereading } from './visit-checks.ts'
import { unpaidFen } from '../payment/slice.ts'
import { heldOf, holding } from '../seizure/ledger.ts'
import { lastDayOfGood } from '../seizure/limits.ts'
import { seizureOf, type Seizure } from '../seizure/slice.ts'
import { decisionServedOn } from '../service/slice.ts'
import type { Falls } from './events.ts'

/** Somebody else: neither the code nor the name is the same. A slip in one of them is still the same party. */
const isOther = (a: Party, b: Party) =>
  a.kind !== b.kind || (partyCode(a) !== partyCode(b) && a.name !== b.name)

/**
 * What falls once the record reads otherwise. Of another party nothing was found yet, and nothing was told to
 * it (处罚法第44条); under another rule facts, tier and notice are others.
 */
export function fallsWith(file: CaseFile, rereading: Rereading, founds: boolean): Falls {
  const { before, reads } = rereading
  const ofVisit = fallsOfVisit(file, rereading)
  if (ofVisit !== 'nothing') return ofVisit
  const touches = founds && file.decision === null && file.draft !== null
  if (!('party' in before) || !('party' in reads)) return touches ? 'draft' : 'nothing'
  if (isOther(before.party, reads.party) || before.matterCode !== reads.matterCode) {
    return 'findings'
  }
  return touches ? 'draft' : 'nothing'
}

/** A refusal of the whole amendment, to be shown at the field that leads to it. */
type Objection = Omit<FieldProblem, 'field'>

type Amending = {
  readonly before: CaseFile
  readonly after: CaseFile
  readonly falls: Falls
  readonly at: Circumstances
}

/** What an amendment may not do, whatever the record: an unlawful decision is revoked, not amended (处罚法第75条第2款). */
export function objectionsTo({ before, after, falls, at }: Amending): Objection[] {
  return [
    ...fallsTooLate(before, falls),
    ...decidedTooEarly(before, after, at),
    ...heardTooEarly(after, at),
    ...moneyObjections(before, after),
    ...custodyObjections(before, after),
    ...(falls === 'findings' ? [] : toldObjections(before, after)),
    ...disorderOf(after)
      .filter((each) => !disorderOf(before).includes(each))
      .map(said),
    ...overlapsOf(after)
      .filter((each) => !overlapsOf(before).includes(each))
      .map(said),
  ]
}

const said = (message: string): Objection => ({ message })

function fallsTooLate(file: CaseFile, falls: Falls): Objection[] {
  if (falls === 'telling' || falls === 'result') return visitTooLate(file)
  if (falls !== 'findings') return []
  const { decision, closedOn, ended, seizures } = file
  const basis = cite('行政处罚法', 75, { paragraph: 2 })
  if (decision !== null) {
    const message =
      '已经作出决定：换一个当事人或者换一个案由不是更正；决定确有错误的，应当依法撤销、变更决定'
    return [{ message, basis }]
  }
  if (closedOn !== null || ended !== null) {
    return [{ message: '案件已经终结，不能再变更当事人和案由', basis }]
  }
  if (seizures.length > 0) {
    const message = '本案办理过查封、扣押，财物是从原当事人处取得的；变更以前先依法解除、退还'
    return [{ message, basis: cite('行政强制法', 28) }]
  }
  return []
}

/** The amended day shows that the decision came before the party's time was over. */
function decidedTooEarly(before: CaseFile, after: CaseFile, at: Circumstances): Objection[] {
  const on = after.decision?.decidedOn
  if (on === undefined) return []
  const then = { ...at, today: on }
  const late = defencePeriodOver.check(after, then)
  if (late.met || !defencePeriodOver.check(before, then).met) return []
  const message = `按更正后的日期，${on} 作出决定时当事人的陈述、申辩和听证期限还没有满；这不能靠更正解决，应当依法撤销决定、重新告知`
  return [{ message, basis: cite('行政处罚法', 62) }]
}

function heardTooEarly({ hearing }: CaseFile, { calendar }: Circumstances): Objection[] {
  const { called, held } = hearing ?? {}
  if (!called || !held || called.noticeServedOn === null) return []
  if (noticeInTime({ noticeServedOn: called.noticeServedOn, heldOn: called.heldOn }, calendar))
    return []
  const message = `按更正后的日期，听证通知书距 ${called.heldOn} 举行听证不足七个工作日；应当重新通知、重新听证`
  return [{ message, basis: cite('行政处罚法', 64, { item: 2 }) }]
}

function moneyObjections(before: CaseFile, after: CaseFile): Objection[] {
  const { decision, payments, closedOn } = after
  const due = decision ? decision.draft.penalty.fineFen + decision.draft.penalty.confiscatedFen : 0
  const paid = payments.reduce((sum, { fen }) => sum + fen, 0)
  if (paid > due && paid !== before.payments.reduce((sum, { fen }) => sum + fen, 0)) {
    return [{ message: '更正后各次缴款合计超过应缴的罚没款', basis: cite('行政处罚法', 67) }]
  }
  if (closedOn !== null && unpaidFen(after) > 0) {
    const message = '案件已经结案；更正后罚没款没有缴清，结案的理由就不成立，须先由机关负责人处理'
    return [{ message, basis: cite('行政处罚法', 67) }]
  }
  return []
}

/**
 * Goods: no line is held a day longer than was told (强制法第25条), none vanishes that later steps name, and none
 * is found in a case that is over.
 */
function custodyObjections(before: CaseFile, after: CaseFile): Objection[] {
  const basis = cite('行政强制法', 24)
  const same = (seizure: Seizure) => seizureOf(before, seizure.no)
  const longer = after.seizures.some((each) => {
    const old = same(each)
    return old?.goods.some(({ no }) => {
      const [was, is] = [lastDayOfGood(old, no), lastDayOfGood(each, no)]
      return was !== null && is !== null && is > was
    })
  })
  if (longer) {
    const message =
      '这样更正会延后查封、扣押的届满日期；当事人已经知道原来的期限，不得因更正而延长，确需延长的另行批准、告知'
    return [{ message, basis: cite('行政强制法', 25) }]
  }
  const gone = after.seizures.some((each) =>
    same(each)?.goods.some((good) => {
      const settled = good.left.length > 0 || good.released !== null || good.sold !== null
      return settled && !each.goods.some(({ no }) => no === good.no)
    }),
  )
  if (gone) return [{ message: '清单中已经解除、变价或者处理过的一行不能删去', basis }]
  const short = after.seizures.flatMap(({ goods }) => goods).find((good) => heldOf(good) < 0)
  if (short) {
    const message = `${short.name}已经退还或者处理的数量多于更正后的数量，请先核对`
    return [{ message, basis }]
  }
  const back = returnedOtherwise(before, after)
  if (back) return [{ message: back, basis: cite('行政强制法', 28, { paragraph: 2 }) }]
  const over = after.closedOn !== null || after.ended !== null
  if (over && holding(after).length > holding(before).length) {
    const message = '案件已经终结；更正后还有没有处理的财物，须先由机关负责人处理'
    return [{ message, basis: cite('行政强制法', 28) }]
  }
  return []
}

/** Things that go back were released before, and money that stands in the place of a thing goes back once. */
function returnedOtherwise(before: CaseFile, after: CaseFile): string | null {
  const backOf = (file: CaseFile, of: number, no: number): number =>
    (seizureOf(file, of)?.goods.find((good) => good.no === no)?.left ?? [])
      .filter(({ exit }) => exit === 'returned')
      .reduce((sum, { quantity }) => sum + quantity, 0)
  for (const { no: of, goods } of after.seizures) {
    for (const { no, name, released, sold } of goods) {
      const [was, is] = [backOf(before, of, no), backOf(after, of, no)]
      if (was === is) continue
      if (released === null) return `${name}没有作出解除决定，不能记作已经退还`
      if (sold) return `${name}已经变价，退还的是价款，数量不以更正改变；价款有错的，另行退补并登记`
    }
  }
  return null
}

/** What the party was told holds in its favour, and what was decided on stays as it was decided. */
function toldObjections(before: CaseFile, after: CaseFile): Objection[] {
  const earlier = before.corrections.some(
    ({ servedOn, deadline }, i) =>
      servedOn !== null && (after.corrections[i]?.deadline ?? '') < deadline,
  )
  if (earlier) {
    const message = '改正期限已经告知当事人，不能改早；确需提前的，重新责令改正'
    return [{ message, basis: cite('行政处罚法', 28) }]
  }
  const accepted = ({ history }: CaseFile) =>
    history
      .flatMap(({ event }) => (event.type === 'StatementReviewed' ? event.points : []))
      .map((each) => each.accepted)
      .join()
  if (before.decision !== null && accepted(before) !== accepted(after)) {
    const message =
      '决定是按原来的复核结果作出的，是否采纳不能靠更正改变；决定确有错误的，依法撤销、变更决定'
    return [{ message, basis: cite('行政处罚法', 45) }]
  }
  const receipts = (file: CaseFile) =>
    file.signings
      .filter(({ paper }) => paper.type === 'service_receipt')
      .map(({ paper, on }) => `${paper.id} ${on}`)
  const served = (file: CaseFile) => file.served.map(({ servedOn }) => servedOn).join()
  if (served(before) === served(after) && receipts(before).join() !== receipts(after).join()) {
    const message = '送达回证上的签收日期就是送达日期，请更正送达的登记'
    return [{ message, basis: cite('民事诉讼法', 87, { paragraph: 2 }) }]
  }
  return []
}

/** What cannot have come before what: the party cannot answer a notice that it has not got. */
function disorderOf(file: CaseFile): string[] {
  const { notice, defence, hearing, payments } = file
  const told = notice?.servedOn
  const served = decisionServedOn(file)
  const answers: readonly (readonly [title: string, on: string | null])[] = [
    ...defence.statements.map(({ receivedOn }) => ['收到陈述、申辩', receivedOn] as const),
    ['当事人放弃陈述、申辩', defence.statementWaivedOn],
    ['当事人放弃听证', defence.hearingWaivedOn],
    ['当事人要求听证', hearing?.requestedOn ?? null],
  ]
  return [
    ...hoursOutOfOrder(file),
    ...answers.flatMap(([title, on]) =>
      told && on !== null && on < told
        ? [`${on} ${title}，早于 ${told} 送达告知书，两处必有一处不对，请先核对`]
        : [],
    ),
    ...payments.flatMap(({ paidOn }) =>
      served !== null && paidOn < served
        ? [`${paidOn} 缴款，早于 ${served} 送达决定书，两处必有一处不对，请先核对`]
        : [],
    ),
  ]
}

/** Nobody is in two places at once (处罚法第42条). */
function overlapsOf({ records }: CaseFile): string[] {
  return records.flatMap((one, i) =>
    records
      .slice(i + 1)
      .filter(
        (other) =>
          other.startedAt < one.endedAt &&
          one.startedAt < other.endedAt &&
          other.officers.some((id) => one.officers.includes(id)),
      )
      .map(() => '同一执法人员在这段时间已有另一份笔录，不能同时在两处'),
  )
}
