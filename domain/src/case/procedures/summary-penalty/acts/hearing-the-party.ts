import * as form from '../../../../kernel/form.ts'
import { cite } from '../../../../shared/citation.ts'
import { act } from '../../../case-kernel.ts'
import { tierField } from '../../../penalty-fields.ts'
import { lawInForce } from '../../../law-in-force.ts'
import { filed } from '../../../parts/filing/requirements.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import { nothingPending } from '../../../parts/approval/requirements.ts'
import { twoInvestigators } from '../../../parts/people/requirements.ts'
import { undecided } from '../../../parts/decision/requirements.ts'
import { matterChosen, onTheSpot, punishableAtOnce } from '../requirements.ts'
import { handledOnTheSpot } from '../slice.ts'
import { checkSpotPenalty, spotKindsField } from '../spot-penalty.ts'

/** What is proposed comes first: its content has to be told before it is decided (处罚法第44条). */
export const hearParty = act({
  id: 'hear-party',
  title: '告知并听取陈述',
  step: 'tell',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '按下即记：已读给当事人听，并听取意见。告知之后处罚只能减、不能加。',
  basis: [cite('行政处罚法', 44), cite('行政处罚法', 45)],
  form: {
    ...form.section('拟处罚', {
      tier: tierField,
      kinds: spotKindsField,
      fineFen: form.money({
        label: '罚款（元）',
        hint: '只给警告的填 0',
        shown: 'discretion-scale',
      }),
    }),
    ...form.section('告知并听取', {
      rightsTold: form.confirm({
        label: '告知',
        statement: '已告知拟作出的处罚及事实、理由、依据，和陈述、申辩、申请回避的权利',
        basis: cite('行政处罚法', 44),
      }),
      statement: form.optional(
        form.paragraph({ label: '陈述、申辩的要点', max: 1_000, hint: '当事人没有意见的不填' }),
      ),
      answer: form.optional(
        form.paragraph({
          label: '是否采纳和理由',
          max: 1_000,
          argued: true,
          basis: cite('行政处罚法', 45),
        }),
      ),
      disputed: form.yesNo({
        label: '当事人对违法事实是否有异议，需要调查核实',
        hint: '需要调查核实的，事实还不确凿，转为普通程序',
        basis: cite('行政处罚法', 51),
      }),
    }),
  },
  papers: [],
  recording: ['AV10'],
  requires: [
    notEnded,
    filed,
    undecided,
    nothingPending,
    onTheSpot,
    matterChosen,
    punishableAtOnce,
    twoInvestigators,
    lawInForce,
  ],
  applies: (file) => handledOnTheSpot(file) && file.decision === null,
  settled: ({ spot }) => spot?.told != null,
  defaults: ({ spot }) => ({
    disputed: false,
    ...(spot?.told
      ? { kinds: [...spot.told.kinds], fineFen: spot.told.fineFen, tier: spot.told.tier }
      : {}),
  }),
  known: (file, at) => [
    { label: '当事人', value: file.filing?.party.name ?? '', source: '当场登记' },
    { label: '违法事实', value: file.spot?.facts ?? '', source: '当场登记' },
    { label: '违反的规定', value: at.matter?.violationBasis ?? '', source: '事项库' },
    { label: '处罚依据', value: at.matter?.penaltyBasis ?? '', source: '事项库' },
  ],
  checks: (file, input, at) => [
    ...checkSpotPenalty(file, { ...input, tier: input.tier ?? '' }, at),
    ...(input.statement !== null && input.answer === null
      ? [
          {
            field: 'answer',
            message: '当事人陈述、申辩的，应当复核，并写明是否采纳和理由',
            basis: cite('行政处罚法', 45),
          },
        ]
      : []),
  ],
  events: (_file, { rightsTold: _told, tier, ...input }, { matter }) => [
    {
      type: 'SpotPartyHeard',
      ...input,
      tier: tier ?? '',
      violated: matter?.violationBasis ?? '',
    },
  ],
})
