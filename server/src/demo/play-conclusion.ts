import { statutoryRange, tiersOf } from '@zhaofa/domain/discretion/fine-range.ts'
import type { CaseFactor } from '@zhaofa/domain/discretion/factors.ts'
import type { DiscretionTier, Matter } from '@zhaofa/domain/reference/matter.ts'
import { representativeOf } from './serve-paper.ts'
import { signPapers } from './sign-papers.ts'
import type { Stage } from './stage.ts'
import type { Story } from './story.ts'

/** Concludes, or ends the case here. True when there is nothing more to play. */
export async function playConclusion(stage: Stage, story: Story, caseId: string): Promise<boolean> {
  const [officer, colleague] = stage.cast.officers
  stage.later(2)
  await signPapers(stage, caseId, representativeOf(story))
  if (story.ending === 'dismissed') {
    const explanation = '补充调查后，没有证据证明当事人实施了所涉行为。'
    await stage.approved(caseId, officer, 'dismiss-case', {
      ground: 'not-established',
      explanation,
    })
    return true
  }
  const { further } = story
  // The colleague signs the report on its way to the head, and with it whatever was left.
  await stage.act(caseId, officer, 'conclude-investigation', {
    ...conclusionOf(story, await stage.matterOf(story)),
    ...(further && {
      further: [furtherOf(further, await stage.matterOf({ ...story, ...further }))],
    }),
  })
  await stage.agreed(caseId, (await stage.act(caseId, colleague, 'countersign')).file)
  if (story.ending === 'transferred') {
    await stage.approved(caseId, officer, 'transfer-case', {
      ground: 'jurisdiction',
      to: '四平市市场监督管理局',
      reason: '查明的行为属于无照经营，由市场监督管理部门管辖。',
    })
    return true
  }
  return false
}

/** What the report says. A fine lies in the tier of the story where the agency has published a benchmark. */
export function conclusionOf(story: Story, matter: Matter): Record<string, unknown> {
  const gains = story.gainsFen ?? 0
  const tier = tiersOf(matter, gains)[story.tier]
  const range = tier ?? statutoryRange(matter, gains)
  const fineFen = range ? roundYuan(range.minFen + (range.maxFen - range.minFen) * 0.6) : 0
  const punish = story.ending !== 'no-penalty'
  const recheck = matter.mustOrderCorrectionFirst && punish ? story.words.recheck : undefined
  return {
    facts: recheck ? `${story.facts}经责令限期改正，${recheck}。` : story.facts,
    circumstances: '当事人配合调查，没有从重情节。',
    outcome: punish ? 'penalty' : 'no-penalty',
    noPenaltyReason: punish ? null : 'minor-corrected',
    factors: factorsOf(story, tier),
    legalCircumstances: [],
    tier: tier?.name ?? null,
    tierReason: !punish
      ? '当事人在检查后三日内与购车人补签了销售合同，购车人确认没有损失。'
      : tier
        ? `查明的事实符合“${tier.name}”档的适用情形：${tier.condition}。`
        : '没有从重、从轻情节，在法定幅度的中段确定。',
    kinds: [...(fineFen > 0 ? ['fine'] : ['warning']), ...(gains > 0 ? ['confiscate-gains'] : [])],
    fineFen,
    gainsFen: gains > 0 ? gains : null,
    gainsReason:
      gains > 0 || matter.confiscation === 'required' ? (story.words.gains ?? null) : null,
    confiscatedFen: gains,
    flags: story.flags ?? [],
  }
}

/** What the benchmark counts, as the facts of the story say it. */
function factorsOf({ words, tier }: Story, chosen: DiscretionTier | undefined): CaseFactor[] {
  const [factor] = chosen?.factors ?? []
  const amount = words.counted?.[tier]
  return factor && amount !== undefined ? [{ fact: factor.fact, amount, holds: null }] : []
}

const furtherOf = ({ facts, fineFen, tier }: NonNullable<Story['further']>, matter: Matter) => ({
  matterCode: matter.code,
  relation: 'another-act',
  facts,
  fineFen,
  tier: tiersOf(matter, null)[tier]?.name ?? null,
  reason: '当事人已经自行补正公示，在法定幅度内从轻确定。',
})

/** Rounds to whole hundreds of yuan. */
const roundYuan = (fen: number) => Math.round(fen / 10_000) * 10_000
