import * as form from '../../../../kernel/form.ts'
import { isWholeBank } from '../../../../rules/agency-rules.ts'
import { cite } from '../../../../shared/citation.ts'
import { act } from '../../../case-kernel.ts'
import { deliberationGroundsOf, reviewGroundsOf } from '../../../case-review.ts'
import { lawInForce } from '../../../law-in-force.ts'
import { checkOfficers, officersField } from '../../../officers.ts'
import { filed, withinLimitation } from '../../../parts/filing/requirements.ts'
import { notEnded } from '../../../parts/closing/requirements.ts'
import { nothingPending } from '../../../parts/approval/requirements.ts'
import { twoInvestigators } from '../../../parts/people/requirements.ts'
import { undecided } from '../../../parts/decision/requirements.ts'
import {
  factsProved,
  factsUndisputed,
  matterChosen,
  onTheSpot,
  partyHeard,
  punishableAtOnce,
} from '../requirements.ts'
import { handledOnTheSpot, type Told } from '../slice.ts'
import {
  checkNotHeavier,
  checkSpotPenalty,
  draftOnTheSpot,
  penaltyOfSpot,
  spotKindsField,
} from '../spot-penalty.ts'

const heardNothing: Pick<Told, 'statement' | 'answer' | 'tier'> = {
  statement: null,
  answer: null,
  tier: '',
}

/** The two officers decide, sign and hand over; nobody approves (处罚法第51、52条). */
export const decideOnTheSpot = act({
  id: 'decide-on-the-spot',
  title: '当场作出决定并交付',
  step: 'decide',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '按下即编号制作当场行政处罚决定书，当场交付当事人；十五日缴款期限自次日起算。',
  basis: [cite('行政处罚法', 51), cite('行政处罚法', 52)],
  form: {
    ...form.section('决定', {
      kinds: spotKindsField,
      fineFen: form.money({
        label: '罚款（元）',
        hint: '听取意见后可以减轻，不能加重',
        basis: cite('行政处罚法', 45, { paragraph: 2 }),
      }),
    }),
    ...form.section('签收', {
      recipient: form.text({ label: '签收人', max: 50 }),
      refused: form.yesNo({ label: '当事人是否拒绝签收', basis: cite('行政处罚法', 52) }),
      refusal: form.optional(
        form.text({
          label: '拒绝签收的情况',
          max: 300,
          hint: '拒绝签收的写明理由、见证人或者录像编号，印在决定书上',
          basis: cite('行政处罚法', 52),
        }),
      ),
      officers: officersField('签名的执法人员'),
    }),
  },
  papers: ['summary_penalty_decision'],
  recording: ['AV10'],
  requires: [
    notEnded,
    filed,
    undecided,
    nothingPending,
    onTheSpot,
    matterChosen,
    punishableAtOnce,
    partyHeard,
    factsUndisputed,
    factsProved,
    twoInvestigators,
    withinLimitation,
    lawInForce,
  ],
  applies: (file) => handledOnTheSpot(file) && file.decision === null,
  defaults: (file) => ({
    refused: false,
    recipient: file.filing?.party.name ?? '',
    officers: [...file.investigators],
    ...(file.spot?.told && {
      kinds: [...file.spot.told.kinds],
      fineFen: file.spot.told.fineFen,
    }),
  }),
  known: ({ spot }) => [
    { label: '违法事实', value: spot?.facts ?? '', source: '当场登记' },
    {
      label: '陈述、申辩',
      value: spot?.told?.statement ?? '当事人没有意见',
      source: '告知并听取陈述',
    },
  ],
  checks: (file, input, at) => {
    const { told } = file.spot ?? {}
    const proposed = { ...input, tier: told?.tier ?? '' }
    return [
      ...checkSpotPenalty(file, proposed, at),
      ...(told ? checkNotHeavier(proposed, told) : []),
      ...checkOfficers(file, input.officers, at.now, at),
      ...(input.officers.some((id) => !file.investigators.includes(id))
        ? [
            {
              field: 'officers',
              message: '决定书由本案的执法人员签名',
              basis: cite('行政处罚法', 52, { paragraph: 2 }),
            },
          ]
        : []),
      ...(input.refused && input.refusal === null
        ? [
            {
              field: 'refusal',
              message: '当事人拒绝签收的，应当在决定书上注明',
              basis: cite('行政处罚法', 52),
            },
          ]
        : []),
      ...(!input.refused && input.refusal !== null
        ? [{ field: 'refusal', message: '当事人已经签收，不应填写拒绝签收的情况' }]
        : []),
      ...(input.fineFen > 0 && !isWholeBank(at.rules.bank)
        ? [
            {
              field: 'fineFen',
              message: '本局规则中的代收罚款银行没有填全（名称、地址、户名、账号），填全后可办',
              basis: cite('罚款决定与罚款收缴分离实施办法', 7),
            },
          ]
        : []),
    ]
  },
  events: (file, { kinds, fineFen, recipient, refusal, officers }, at) => {
    const penalty = penaltyOfSpot({ kinds, fineFen })
    const draft = draftOnTheSpot(file, penalty, file.spot?.told ?? heardNothing)
    const digest = at.digest(draft)
    return [
      {
        type: 'DecisionDrafted',
        draft,
        digest,
        grounds: reviewGroundsOf(file, draft, at),
        deliberation: deliberationGroundsOf(file, draft, at),
      },
      {
        type: 'DecisionIssued',
        draft,
        digest,
        decidedOn: at.today,
        extensionBasis: null,
        oneByOne: at.rules.publishSummary,
      },
      { type: 'SpotDecisionHandedOver', recipient, refusal, officers },
    ]
  },
})
