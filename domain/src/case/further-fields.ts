import { statutoryRange } from '../discretion/fine-range.ts'
import { assessAmount } from '../discretion/assess-amount.ts'
import type { LegalCircumstance } from '../discretion/legal-circumstances.ts'
import * as form from '../kernel/form.ts'
import type { FieldProblem } from '../kernel/field-problem.ts'
import { forParty } from '../reference/for-party.ts'
import type { Matter } from '../reference/matter.ts'
import { cite } from '../shared/citation.ts'
import { yuanText, type Fen } from '../shared/money.ts'
import { matterField } from './case-fields.ts'
import { factorsField } from './factor-fields.ts'
import { checkFurtherRows, checkMatter } from './check-matter.ts'
import type { Circumstances } from './circumstances.ts'
import type { CorrectionSlice } from './parts/correction/slice.ts'
import { correctionTried } from './parts/correction/requirements.ts'
import type { FilingSlice } from './parts/filing/slice.ts'
import type { WithFurther } from './further-violation.ts'

/** 一事不再罚款；同一个违法行为违反多个法律规范的，按照罚款数额高的规定处罚. */
const onceOnly = cite('行政处罚法', 29)

const relations = {
  'another-act': '另一个违法行为，另行处罚',
  'same-act': '同一个违法行为同时违反本规定，不再罚款',
} as const

const ofAnotherAct = { field: 'relation', is: ['another-act'] } as const

const columns = {
  matterCode: matterField({ label: '违反的规定和罚则' }),
  relation: form.choice({ label: '与前一违法行为的关系', options: relations, basis: onceOnly }),
  facts: form.askedWhen(ofAnotherAct, form.paragraph({ label: '违法事实', max: 8_000 })),
  factors: form.askedWhen(ofAnotherAct, factorsField),
  tier: form.askedWhen(
    ofAnotherAct,
    form.optional(
      form.text({
        label: '裁量档次',
        max: 20,
        shown: 'discretion-tiers',
        basis: cite('行政处罚法', 34),
      }),
    ),
  ),
  gainsFen: form.askedWhen(
    ofAnotherAct,
    form.optional(
      form.money({ label: '该行为的违法所得（元）', hint: '没有的不填；怎样计算写在违法事实里' }),
    ),
  ),
  fineFen: form.askedWhen(
    ofAnotherAct,
    form.money({ label: '罚款（元）', hint: '没有罚款的填 0', shown: 'discretion-scale' }),
  ),
  reason: form.askedWhen(
    ofAnotherAct,
    form.paragraph({ label: '裁量理由', max: 1_000, argued: true }),
  ),
}

/** Rarely used, so it is folded; no row is shown before one is added. */
export const furtherFields = form.section(
  '同案的其他违法行为',
  {
    further: form.optional(
      form.rows({ label: '同案查明的其他违法行为', columns, min: 0, max: 20, basis: onceOnly }),
    ),
  },
  { folded: true },
)

export type FurtherInput = form.InputOf<typeof furtherFields>['further']

export function furtherFrom(
  typed: FurtherInput,
  { matterOf }: Pick<Circumstances, 'matterOf'>,
): WithFurther {
  if (!typed || typed.length === 0) return {}
  return {
    further: typed.map(
      ({ matterCode, relation, facts, factors, tier, gainsFen, fineFen, reason }) => ({
        matterCode,
        cause: matterOf(matterCode)?.name ?? '',
        relation,
        facts,
        tier: tier ?? '',
        ...(factors && factors.length > 0 && { factors }),
        ...(gainsFen !== null && gainsFen > 0 && { gainsFen }),
        fineFen: fineFen ?? 0,
        reason,
      }),
    ),
  }
}

/** The rows as they are typed, for the next form that asks for them. */
export function furtherTyped({ further = [] }: WithFurther): FurtherInput {
  return further.map(({ cause: _cause, ...row }) => ({
    ...row,
    factors: row.factors ? [...row.factors] : null,
    tier: row.tier || null,
    gainsFen: row.gainsFen ?? null,
  }))
}

type Judged = {
  readonly file: CorrectionSlice & FilingSlice
  /** On the matter of the first violation. */
  readonly at: Circumstances
  readonly gainsFen: Fen | null
  /** 法定情节 of the case, which count for each of its violations. */
  readonly circumstances?: readonly LegalCircumstance[] | undefined
}

/**
 * What is wrong with the further violations: a rule that may carry no case, one named twice, a lighter rule
 * preferred to the heavier one for the same act (处罚法第29条), a fine outside its own range, a correction that
 * was not tried.
 */
export const checkFurther = (typed: FurtherInput, judged: Judged): FieldProblem[] =>
  checkFurtherRows(judged.at.matter?.code, typed ?? [], (row) => checkRow(row, judged))

type Row = NonNullable<FurtherInput>[number]

function checkRow(row: Row, { file, at, gainsFen, circumstances }: Judged): FieldProblem[] {
  const known = checkMatter(row.matterCode, at, file.filing?.violationUntil)
  const found = at.matterOf(row.matterCode)
  if (known.length > 0 || found === null || file.filing === null) return known
  const matter = forParty(found, file.filing.party.kind)
  if (row.relation === 'same-act') return heavierFirst(matter, at.matter, gainsFen)
  const tried = correctionTried(file, matter)
  if (!tried.met) {
    return [{ field: 'matterCode', message: tried.reason, basis: cite('行政处罚法', 28) }]
  }
  const fineFen = row.fineFen ?? 0
  if (fineFen === 0) return []
  const assessed = assessAmount({
    matter,
    gainsFen: row.gainsFen ?? null,
    fineFen,
    tier: row.tier === '' ? null : row.tier,
    reason: row.reason,
    ...(row.factors && { factors: row.factors }),
    ...(circumstances && { circumstances }),
  })
  // The circumstances are asked of the whole case, so the row says what is missing at its amount.
  return assessed.ok
    ? []
    : (assessed.refusal.fields ?? []).map((each) =>
        each.field === 'legalCircumstances' ? { ...each, field: 'fineFen' } : each,
      )
}

/** The highest fine decides which rule is the heavier; one that was not compared with its text decides nothing. */
function heavierFirst(other: Matter, first: Matter | null, gainsFen: Fen | null): FieldProblem[] {
  if (first === null) return []
  const highestOf = (matter: Matter) => statutoryRange(matter, gainsFen)?.maxFen ?? 0
  const highest = highestOf(other)
  const own = highestOf(first)
  if (highest <= own) return []
  return [
    {
      field: 'matterCode',
      message:
        `同一个违法行为违反多个规定的，按照罚款数额高的规定处罚：${other.penaltyBasis}最高 ${yuanText(highest)} 元，` +
        `高于${first.penaltyBasis}的 ${yuanText(own)} 元。请把它选作前面的“违反的规定和罚则”，原来的一条填在这里`,
      basis: onceOnly,
    },
  ]
}
