import type { DecisionDraft } from '../src/case/proposed-decision.ts'
import { penaltyOfSpot } from '../src/case/procedures/summary-penalty/spot-penalty.ts'
import { day, digest, facts, officers, party, type Sample } from './sample-facts.ts'

const draft: DecisionDraft = {
  outcome: 'penalty',
  noPenaltyReason: null,
  penalty: penaltyOfSpot({ kinds: ['fine'], fineFen: 150_000 }),
  partyName: party.name,
  matterCode: 'CF-034-03',
  cause: '未签订汽车销售合同',
  facts,
  statementHandling: '执法人员当场告知后，当事人没有提出陈述、申辩。',
  discretionReason: '符合本局裁量基准“一般”一档。',
  education: null,
}

/** A case decided on the spot, whose party refused to sign. */
export const spotCourse: readonly Sample[] = [
  [
    '2026-12-02',
    {
      type: 'SpotCaseOpened',
      party,
      matterCode: 'CF-034-03',
      cause: '未签订汽车销售合同',
      place: '四平市铁东区一马路128号',
      foundAt: '2026-12-02T01:41:00.000Z',
      facts,
      jurisdiction: '违法行为发生在四平市，由违法行为发生地的县级以上行政机关管辖',
      officers,
    },
  ],
  [
    '2026-12-02',
    {
      type: 'SpotPartyHeard',
      kinds: ['fine'],
      fineFen: 150_000,
      tier: '一般',
      statement: null,
      answer: null,
      disputed: false,
    },
  ],
  ['2026-12-02', { type: 'DecisionDrafted', draft, digest, grounds: [], deliberation: [] }],
  [
    '2026-12-02',
    {
      type: 'DecisionIssued',
      draft,
      digest,
      decidedOn: day('2026-12-02'),
      extensionBasis: null,
    },
  ],
  [
    '2026-12-02',
    {
      type: 'SpotDecisionHandedOver',
      recipient: '张示例',
      refusal: '当事人称须请示总部，拒绝签字，录像 00:18:05',
      officers,
    },
  ],
]
