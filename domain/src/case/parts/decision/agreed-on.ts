import { agreedParts, type AgreedOn, type AgreedPart } from './agreed-parts.ts'
import { cite } from '../../../shared/citation.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { mattersOfCase } from '../../further-violation.ts'
import type { Matter } from '../../../reference/matter.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { Requirement } from '../../case-kernel.ts'
import type { DecisionDraft } from '../../proposed-decision.ts'
import type { FilingSlice } from '../filing/slice.ts'

/**
 * What a draft rests on as it stands today. The account only where money is owed: a warning does not wait
 * for a bank. A desk asks this of every case, so each digest has a name under which it is made once.
 */
export function agreedOn(
  draft: DecisionDraft,
  { filing }: FilingSlice,
  at: Circumstances,
): AgreedOn {
  const { rules, catalogue } = at
  const { bank, reconsiderationAuthority, court, hearingThresholdFen, soleTraderAs } = rules
  const owes = draft.penalty.fineFen + draft.penalty.confiscatedFen > 0
  const matters = mattersOfCase({ filing }, at)
  // One matter reads differently for a firm and for a person.
  const ofMatter = `${matters.map(({ code }) => code).join()} ${filing?.party.kind}`
  return {
    account: owes ? at.digestOfRules('account', () => bank) : at.digest(null),
    remedies: at.digestOfRules('remedies', () => ({ reconsiderationAuthority, court })),
    texts: at.digestOfRules(`texts ${ofMatter}`, () => oneOrAll(matters.map(textsOf))),
    benchmark: at.digestOfRules(`benchmark ${ofMatter}`, () => oneOrAll(matters.map(benchmarkOf))),
    catalogue: at.digestOfRules('catalogue', () => catalogue.asStored ?? catalogue.grounds),
    thresholds: at.digestOfRules('thresholds', () => ({ hearingThresholdFen, soleTraderAs })),
  }
}

/** A case on one rule is digested as it was before a case could rest on several: drafts in hand stand. */
const oneOrAll = <T>(each: readonly T[]) => (each.length > 1 ? each : (each[0] ?? null))

/** The circumstances are absent where the benchmark names none, so that drafts made before it could stand. */
const benchmarkOf = ({ tiers, tierSource, benchmarkCircumstances: named }: Matter) => ({
  tiers,
  tierSource,
  ...(named && { benchmarkCircumstances: named }),
})

/** All of the matter but what has nothing to do with this decision: its benchmark, and the power to seize. */
function textsOf(matter: Matter): Record<string, unknown> {
  const { tiers: _tiers, tierSource: _source, coercivePower: _power, ...rest } = matter
  const { benchmarkCircumstances: _named, ...texts } = rest
  return texts
}

/** The digest of a draft: of its words and of what they were agreed on. */
export function digestOfDraft(
  draft: DecisionDraft,
  file: FilingSlice,
  at: Circumstances,
): { readonly digest: string; readonly agreedOn: AgreedOn } {
  const rests = agreedOn(draft, file, at)
  return { digest: at.digest({ ...draft, agreedOn: rests }), agreedOn: rests }
}

/**
 * What is sealed is what was agreed on. A rule that changed between draft and decision sends the draft back, with
 * its name. Drafts made before this was kept are taken as they are.
 */
export const agreedStill: Requirement = {
  id: 'agreed-still',
  check: (file, at) => {
    const { draft } = file
    if (!draft?.agreedOn) return met
    const now = agreedOn(draft.draft, file, at)
    const before = draft.agreedOn
    // What was sent for review stays under the catalogue by which it was sent (规则不溯及既往).
    const sent = file.review?.digest === draft.digest
    const changed = (Object.keys(agreedParts) as AgreedPart[])
      .filter((part) => before[part] !== now[part] && !(sent && part === 'catalogue'))
      .map((part) => agreedParts[part])
    if (changed.length === 0) return met
    return unmet(
      `拟定决定以后，${changed.join('；')}改了，同意的不是现在的内容。请重新拟定决定；审核、讨论过的重新审核、讨论`,
      [cite('行政处罚法', 57), cite('行政处罚法', 58)],
    )
  },
}
