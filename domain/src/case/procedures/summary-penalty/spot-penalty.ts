import { assessAmount } from '../../../discretion/assess-amount.ts'
import { deliberationGroundsOf, hearingRightOf, reviewGroundsOf } from '../../case-review.ts'
import type { CaseFile } from '../../case-file.ts'
import type { FineCap } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { checkSums } from '../../penalty-checks.ts'
import { isHeavier, penaltyKinds, type Penalty, type PenaltyKind } from '../../penalty.ts'
import { partyKindTitles, type PartyKind } from '../../party.ts'
import type { DecisionDraft } from '../../proposed-decision.ts'
import type { AgencyRules } from '../../../rules/agency-rules.ts'
import { cite } from '../../../shared/citation.ts'
import { yuanText, type Fen } from '../../../shared/money.ts'
import { withoutEnd } from '../../../shared/without-end.ts'
import { convertToOrdinary } from './acts/conversion.ts'
import type { Told } from './slice.ts'
import { spotPenaltyKinds, type SpotPenaltyKind } from './spot-codes.ts'

const article51 = cite('行政处罚法', 51)
const convertHint = '需要更重处罚的，转为普通程序'
const instead = { id: convertToOrdinary.id, title: convertToOrdinary.title }

const personCapFen: Fen = 20_000
const organisationCapFen: Fen = 300_000

/** The highest fine on the spot. For 个体工商户 the law names no side, so the agency's rule does. */
export function spotCapFen(kind: PartyKind, { soleTraderAs }: Pick<AgencyRules, 'soleTraderAs'>) {
  const caps: Record<PartyKind, Fen> = {
    'natural-person': personCapFen,
    'sole-trader': soleTraderAs === 'organisation' ? organisationCapFen : personCapFen,
    organisation: organisationCapFen,
  }
  return caps[kind]
}

/** The cap of this case as screens draw it; null before there is a party. */
export function spotCapOf({ filing }: CaseFile, { rules }: Circumstances): FineCap | null {
  if (!filing) return null
  const { kind } = filing.party
  const title = `对${partyKindTitles[kind]}当场罚款最多`
  return { fen: spotCapFen(kind, rules), title, basis: article51, instead }
}

const isSpotKind = (kind: unknown): kind is SpotPenaltyKind =>
  typeof kind === 'string' && Object.hasOwn(spotPenaltyKinds, kind)

/** 警告、罚款. A kind the law keeps for the ordinary procedure is refused with its name and article. */
export const spotKindsField: form.Field<SpotPenaltyKind[]> = {
  ...form.choices({ label: '处罚种类', options: spotPenaltyKinds, basis: article51 }),
  read(typed, field, problems) {
    const chosen: readonly unknown[] = Array.isArray(typed) ? typed : [typed]
    const kinds = chosen.filter(isSpotKind)
    for (const other of chosen.filter((each) => !isSpotKind(each))) {
      const title =
        typeof other === 'string' && Object.hasOwn(penaltyKinds, other)
          ? penaltyKinds[other as PenaltyKind]
          : '这一种处罚'
      const message = `${title}不能当场作出，当场只能警告或者罚款；${convertHint}`
      problems.push({ field, message, basis: article51, instead })
    }
    if (chosen.length === 0) {
      problems.push({ field, message: '至少选一种处罚', basis: article51 })
    }
    return [...new Set(kinds)]
  },
}

type SpotPenalty = {
  readonly kinds: readonly SpotPenaltyKind[]
  readonly fineFen: Fen
  readonly tier: string
}

export const penaltyOfSpot = ({ kinds, fineFen }: Pick<SpotPenalty, 'kinds' | 'fineFen'>) =>
  ({
    kinds,
    fineFen,
    confiscatedFen: 0,
    confiscatedGoods: null,
    terms: null,
  }) satisfies Penalty

/** What is wrong with a penalty on the spot: cap, benchmark, and whatever needs more than two officers. */
export function checkSpotPenalty(
  file: CaseFile,
  proposed: SpotPenalty,
  at: Circumstances,
): FieldProblem[] {
  const problems = checkSums(penaltyOfSpot(proposed))
  const over = overCap(file, proposed.fineFen, at)
  if (over) return [...problems, over]
  return [...problems, ...outsideBenchmark(proposed, at), ...needsOrdinary(file, proposed, at)]
}

function overCap(
  { filing }: CaseFile,
  fineFen: Fen,
  { rules }: Circumstances,
): FieldProblem | null {
  if (!filing) return null
  const { kind } = filing.party
  const cap = spotCapFen(kind, rules)
  if (fineFen <= cap) return null
  const message = `对${partyKindTitles[kind]}当场罚款不得超过 ${yuanText(cap)} 元，${yuanText(fineFen)} 元不能当场作出；${convertHint}`
  return { field: 'fineFen', message, basis: article51, instead }
}

/** Leaving the benchmark needs a written reason and legal review, which nobody can do on the spot. */
function outsideBenchmark({ kinds, fineFen, tier }: SpotPenalty, { matter }: Circumstances) {
  if (!kinds.includes('fine') || fineFen === 0 || matter === null) return []
  const assessed = assessAmount({
    matter,
    gainsFen: null,
    fineFen,
    tier: tier || null,
    reason: null,
  })
  if (assessed.ok) return []
  return (assessed.refusal.fields ?? []).map(({ field, message, ...rest }) =>
    field === 'reason'
      ? { field: 'fineFen', message: `${message}；不能当场作出，请转为普通程序`, ...rest, instead }
      : { field, message, ...rest },
  )
}

/** 法制审核, 集体讨论 and 听证 belong to the ordinary procedure (处罚法第57、58、63条). */
function needsOrdinary(file: CaseFile, proposed: SpotPenalty, at: Circumstances): FieldProblem[] {
  const penalty = penaltyOfSpot(proposed)
  const draft = draftOnTheSpot(file, penalty, {
    statement: null,
    answer: null,
    tier: proposed.tier,
  })
  const reviewed = reviewGroundsOf(file, draft, at)
  const deliberated = deliberationGroundsOf(file, draft, at)
  const heard = hearingRightOf(file, penalty, at)
  const refusals = [
    [reviewed, '须经法制审核', cite('行政处罚法', 58)],
    [deliberated, '须集体讨论', cite('行政处罚法', 57, { paragraph: 2 })],
    [heard, '当事人有权要求听证', cite('行政处罚法', 63)],
  ] as const
  return refusals.flatMap(([grounds, what, basis]) =>
    grounds.length === 0
      ? []
      : [
          {
            field: 'kinds',
            message: `${what}（${grounds.join('；')}），不能当场作出，请转为普通程序`,
            basis,
            instead,
          },
        ],
  )
}

/** A party must not be worse off for having spoken (处罚法第45条第2款). */
export function checkNotHeavier(proposed: SpotPenalty, told: Told): FieldProblem[] {
  if (!isHeavier(penaltyOfSpot(proposed), penaltyOfSpot(told))) return []
  const message = '重于告知当事人的处罚：不得因陈述、申辩加重；告知之后只能减、不能加'
  const field = proposed.fineFen > told.fineFen ? 'fineFen' : 'kinds'
  return [{ field, message, basis: cite('行政处罚法', 45, { paragraph: 2 }) }]
}

/** The decision that is handed over, in the words the paper prints. */
export function draftOnTheSpot(
  file: CaseFile,
  penalty: Penalty,
  { statement, answer, tier }: Pick<Told, 'statement' | 'answer' | 'tier'>,
): DecisionDraft {
  return {
    outcome: 'penalty',
    noPenaltyReason: null,
    penalty,
    partyName: file.filing?.party.name ?? '',
    matterCode: file.filing?.matterCode ?? '',
    cause: file.filing?.cause ?? '',
    facts: file.spot?.facts ?? '',
    statementHandling:
      statement === null
        ? '执法人员当场告知后，当事人没有提出陈述、申辩。'
        : `当事人当场陈述、申辩：${bare(statement)}。复核意见：${bare(answer ?? '')}。`,
    // The tiers measure fines; a warning alone falls into none.
    discretionReason:
      tier === '' || !penalty.kinds.includes('fine') ? '' : `符合本局裁量基准“${tier}”一档。`,
    education: null,
  }
}

/** Typed words without the full stop that the sentence around them brings. */
const bare = (text: string) => withoutEnd(text.trim(), '。；，')
