import type { DiscretionQuery, DiscretionView, LikeCasesView, RangeView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { onMatterOf } from '@zhaofa/domain/case/case-matter.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import {
  finedViolations,
  rangeOfViolation,
  type FinedViolation,
} from '@zhaofa/domain/case/fined-violations.ts'
import { fineCapOf } from '@zhaofa/domain/case/procedures.ts'
import { mostAlike } from '@zhaofa/domain/discretion/alike.ts'
import type { ExplainedRange } from '@zhaofa/domain/discretion/explain-range.ts'
import {
  askedFacts,
  caseFactorText,
  factorLine,
  readCaseFactors,
  type AskedFact,
} from '@zhaofa/domain/discretion/factors.ts'
import { statutoryRange, tiersOf } from '@zhaofa/domain/discretion/fine-range.ts'
import {
  isLegalCircumstance,
  legalCircumstance,
} from '@zhaofa/domain/discretion/legal-circumstances.ts'
import {
  outlierOf,
  outlierRuleText,
  positionText,
  spreadOf,
} from '@zhaofa/domain/discretion/spread.ts'
import { forParty } from '@zhaofa/domain/reference/for-party.ts'
import type { Matter } from '@zhaofa/domain/reference/matter.ts'
import { MalformedRequestError, NotFoundError } from '../../../faults.ts'
import { findLikeCases, type StoredLikeCase } from '../../../storage/like-cases.ts'
import type { World } from '../../../world.ts'
import { basisView, citationView } from '../../desk/citations.ts'
import { inAgency } from '../../desk/in-agency.ts'
import { matterOption } from '../../desk/lookups.ts'
import { proposerOf } from '../answer-approval.ts'
import { loadCircumstances, sinceLikeCases } from '../circumstances.ts'
import { findAct, getOwnCase } from '../perform-act.ts'
import { fileAfter } from './file-after.ts'

type Asked = { readonly caseId: string; readonly query: DiscretionQuery }

/**
 * The tiers, the scale and the explained range of one violation: as the case has it, with what a form has typed.
 * @throws NotFoundError before filing, or for a rule that does not exist; MalformedRequestError for unreadable factors
 */
export async function viewDiscretion(
  world: World,
  actor: Actor,
  { caseId, query }: Asked,
): Promise<DiscretionView> {
  return inAgency(world, actor, async (tx) => {
    const stored = await getOwnCase(tx, actor, caseId)
    const loaded = await loadCircumstances(tx, world, { actor, file: stored.file })
    const { file, at } = asProposed(stored.file, loaded)
    const violations = violationsOf(file, at)
    const violation = violationAsked(file, at, query)
    const { matter, gainsFen, tier } = violation
    const cap = fineCapOf(file, at)
    return {
      matter: matterOption(matter),
      range: statutoryRange(matter, gainsFen),
      cap: cap && {
        fen: cap.fen,
        title: cap.title,
        basis: citationView(cap.basis),
        instead: { act: cap.instead.id, title: cap.instead.title },
      },
      tiers: tiersOf(matter, gainsFen).map((each) => ({
        name: each.name,
        condition: each.condition,
        factors: (each.factors ?? []).map(factorLine),
        anyOf: each.need === 'any',
        minFen: each.minFen,
        maxFen: each.maxFen,
        other: each.other,
        chosen: each.name === tier,
      })),
      asked: askedOf(matter),
      explained: rangeView(rangeOfViolation(violation)),
      violations: violations.map((each) => ({
        matter: each.matter.code,
        name: each.matter.name,
        tier: each.tier,
        fineFen: each.fineFen,
      })),
      hearingThresholdFen: at.rules.hearingThresholdFen[file.filing?.party.kind ?? 'organisation'],
      statementDays: at.rules.statementDays,
    }
  })
}

/** Shown at once; the spread counts all of them. */
const casesListed = 200

/** 类案: what was fined on the same matter in the same tier within five years, and where this case lies among it. */
export async function viewLikeCases(
  world: World,
  actor: Actor,
  { caseId, query }: Asked,
): Promise<LikeCasesView> {
  return inAgency(world, actor, async (tx) => {
    const stored = await getOwnCase(tx, actor, caseId)
    const loaded = await loadCircumstances(tx, world, { actor, file: stored.file })
    const { file, at } = asProposed(stored.file, loaded)
    const violation = violationAsked(file, at, query)
    const { matter, tier, fineFen } = violation
    const likeness = { matterCode: matter.code, tier }
    const since = sinceLikeCases(at.today)
    const { cases, total } = (
      await findLikeCases(tx, [likeness], { agencyId: file.agencyId, since, apart: caseId })
    )(likeness)
    const compared = cases.filter((each) => each.compared)
    const spread = spreadOf(compared.map((each) => each.fineFen))
    const asked = askedOf(matter)
    const own = { factors: violation.factors, circumstances: violation.circumstances ?? [] }
    return {
      matter: matter.code,
      tier,
      since,
      today: at.today,
      fineFen: fineFen > 0 ? fineFen : null,
      band: rangeOfViolation(violation).tier,
      spread,
      outlier: outlierOf(fineFen, fineFen > 0 ? spread : null),
      position: fineFen > 0 ? positionText(fineFen, spread) : null,
      rule: outlierRuleText,
      reason: file.draft?.draft.outlierReason ?? null,
      alike: mostAlike(own, compared, asked).map(({ case: { number, fineFen }, shares }) => ({
        number,
        fineFen,
        why: shares.join('；'),
      })),
      cases: cases.slice(0, casesListed).map((each) => likeCaseView(each, asked)),
      left: Math.max(0, total - casesListed),
    }
  })
}

const likeCaseView = (each: StoredLikeCase, asked: readonly AskedFact[]) => ({
  caseId: each.seen ? each.caseId : null,
  imported: each.imported && { place: each.seen ? { ...each.imported } : null },
  compared: each.compared,
  number: each.number,
  decidedOn: each.decidedOn,
  fineFen: each.fineFen,
  standing: each.standing,
  factors: each.factors.map((factor) =>
    caseFactorText(factor, asked.find(({ fact }) => fact === factor.fact)?.unit ?? ''),
  ),
  circumstances: each.circumstances.map((id) => legalCircumstance(id).label),
})

const askedOf = ({ tiers, benchmarkCircumstances }: Matter) =>
  askedFacts(tiers, benchmarkCircumstances)

export const rangeView = ({ lines, lean: _, ...range }: ExplainedRange): RangeView => ({
  ...range,
  called: [...range.called],
  lines: lines.map((line) => ({ ...line, basis: line.basis.map(basisView) })),
})

/** The case as it would be with what waits for an approval, so that a head sees the range of what is to be signed. */
function asProposed(file: CaseFile, at: Circumstances): { file: CaseFile; at: Circumstances } {
  const { pending } = file
  if (!pending) return { file, at }
  const act = findAct(file, pending.act)
  const actor = proposerOf(act, pending)
  const after = fileAfter(act, { ...file, pending: null }, pending.input, { ...at, actor })
  return { file: after, at: onMatterOf(after, at) }
}

/** As the newest of draft, findings or decision on the spot has them. */
function violationsOf(file: CaseFile, at: Circumstances): FinedViolation[] {
  const proposed = file.draft?.draft ?? file.conclusion?.findings
  return proposed ? finedViolations(file, proposed, at) : []
}

/** Whether the case, with what waits for an approval, is about a fine. */
export function proposesFine(file: CaseFile, at: Circumstances): boolean {
  const after = asProposed(file, at)
  return violationsOf(after.file, after.at).some(({ fineFen }) => fineFen > 0)
}

function violationAsked(
  file: CaseFile,
  at: Circumstances,
  { matter: code, tier, gains, fine, circumstances, factors }: DiscretionQuery,
): FinedViolation {
  const known = violationsOf(file, at)
  const found = code === undefined ? known[0] : known.find(({ matter }) => matter.code === code)
  const base = found ?? emptyViolation(file, at, code)
  return {
    ...base,
    ...(tier !== undefined && { tier }),
    ...(gains !== undefined && { gainsFen: gains === 0 ? null : gains }),
    ...(fine !== undefined && { fineFen: fine }),
    ...(circumstances !== undefined && {
      circumstances: circumstances.split(',').filter(isLegalCircumstance),
    }),
    ...(factors !== undefined && { factors: typedFactors(factors) }),
  }
}

/** A rule the form has chosen and the case does not rest on yet. */
function emptyViolation(file: CaseFile, at: Circumstances, code?: string): FinedViolation {
  const other = code === undefined ? null : at.matterOf(code)
  const matter =
    code === undefined ? at.matter : other && file.filing && forParty(other, file.filing.party.kind)
  if (!matter || !file.filing) throw new NotFoundError('还没有立案，没有裁量基准可对照')
  const gainsFen = file.conclusion?.findings.gainsFen ?? null
  const tier = file.conclusion?.findings.tier ?? file.spot?.told?.tier ?? ''
  const nothing = { fineFen: 0, factors: [], circumstances: null, reason: null }
  return { matter, tier, gainsFen, ...nothing }
}

function typedFactors(text: string) {
  try {
    return readCaseFactors(JSON.parse(text))
  } catch {
    const message = '裁量因素应为 JSON'
    throw new MalformedRequestError(message, [{ field: 'factors', message }])
  }
}
