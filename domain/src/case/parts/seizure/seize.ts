import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { chinaDay } from '../../../shared/plain-date.ts'
import type { Circumstances } from '../../circumstances.ts'
import { notEnded } from '../closing/requirements.ts'
import type { EvidenceEvent } from '../evidence/events.ts'
import { urgentGrounds } from './codes.ts'
import type { SeizureEvent, SeizureProposal } from './event.ts'
import type { GoodsRow } from './goods-form.ts'
import { powerGiven } from './power.ts'
import {
  basisOfPower,
  beginning,
  checkMeasure,
  measureField,
  mayBegin,
  nextNumber,
  reasonField,
} from './propose.ts'
import { approvedByHead, coercionLaw, aboutSeizure } from './requirements.ts'
import { actOf, nameOf, seizureAct, type SeizureAct } from './seizure-act.ts'
import { seizureOf, type Seizure } from './slice.ts'
import { checkCustody, checkSpot, spotDefaults, spotForm, type SpotInput } from './spot-form.ts'

export const spotPapers = ['seizure_decision', 'goods_list', 'coercion_scene_record'] as const

/** Carried out with the head's approval (强制法第18条). */
export const seize = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('seize', seizure),
    title: `实施${nameOf(seizure)}`,
    step: 'seizure-act',
    by: ['officer'],
    approvals: [],
    presses: 'first',
    effect: '按下即制作决定书、清单和现场笔录，当场交付；三十日自次日起算。',
    basis: [coercionLaw(18), coercionLaw(23), coercionLaw(24)],
    form: spotForm,
    papers: spotPapers,
    recording: ['AV15'],
    requires: [
      notEnded,
      powerGiven,
      approvedByHead(seizure.no),
      aboutSeizure(
        seizure.no,
        'not-yet-seized',
        ({ seized, abandonedOn }) => seized === null && abandonedOn === null,
        '已经实施或者不再实施',
        coercionLaw(18),
      ),
    ],
    applies: (file) => {
      const found = seizureOf(file, seizure.no)
      return (
        found !== undefined &&
        found.urgent === null &&
        found.approval?.approved !== false &&
        found.seized === null &&
        found.abandonedOn === null
      )
    },
    defaults: spotDefaults,
    known: (file) => {
      const found = seizureOf(file, seizure.no)
      return found
        ? [
            { label: '批准的对象', value: found.target, source: '审批表' },
            { label: '理由', value: found.reason, source: '审批表' },
            { label: '依据', value: found.basis, source: '事项库' },
          ]
        : []
    },
    checks: (file, input, at) => [
      ...checkSpot(file, input, at),
      ...checkCustody(seizure.measure, input),
      ...checkAfterApproval(seizureOf(file, seizure.no), input.startedAt),
    ],
    events: (_file, input, at) => spotEvents(seizure.no, input, at),
  })

/** Nobody may act before the approval; whoever must, acts as urgent and reports (强制法第18条第1项、第19条). */
function checkAfterApproval(seizure: Seizure | undefined, startedAt: string): FieldProblem[] {
  const approvedAt = seizure?.approval?.at
  if (approvedAt === undefined || Date.parse(startedAt) >= Date.parse(approvedAt)) return []
  const message = '早于负责人批准的时间；批准以前已经动手的，按情况紧急办理并报告'
  return [{ field: 'startedAt', message, basis: coercionLaw(18, { item: 1 }) }]
}

/** 情况紧急，需要当场实施: done first, reported at once, approved within a day (强制法第19条). */
export const seizeUrgently = seizureAct({
  id: 'seize-urgently',
  title: '情况紧急，当场查封、扣押',
  step: 'seizure-urgent',
  by: ['officer'],
  approvals: [],
  presses: false,
  effect:
    '按下即报告机关负责人；从开始实施起二十四小时内须获批准，夜间和节假日照算，不批准的立即解除。',
  basis: [coercionLaw(18), coercionLaw(19), coercionLaw(23), coercionLaw(24)],
  form: {
    ...form.section('紧急情形', {
      measure: measureField,
      urgentGround: form.choice({
        label: '紧急情形',
        options: urgentGrounds,
        basis: coercionLaw(19),
      }),
      explanation: form.paragraph({ label: '说明', max: 1_000, basis: coercionLaw(19) }),
      reason: reasonField,
    }),
    ...spotForm,
  },
  papers: spotPapers,
  recording: ['AV15'],
  requires: beginning,
  applies: mayBegin,
  defaults: spotDefaults,
  known: (_file, at) => [{ label: '依据', value: basisOfPower(at), source: '事项库' }],
  checks: (file, { measure, ...input }, at) => [
    ...checkMeasure(measure, at),
    ...checkSpot(file, input, at),
    ...checkCustody(measure, input),
  ],
  events: (file, { measure, urgentGround, explanation, reason, ...input }, at) => {
    const target = input.goods.map((row) => row.name).join('、')
    const proposal: SeizureProposal = { measure, basis: basisOfPower(at), target, reason }
    const no = nextNumber(file)
    return [
      {
        type: 'UrgentSeizureReported',
        seizure: no,
        ...proposal,
        digest: at.digest({ seizure: no, ...proposal }),
        ground: urgentGround,
        explanation,
      },
      ...spotEvents(no, input, at),
    ]
  },
})

function spotEvents(
  seizure: number,
  input: SpotInput,
  at: Circumstances,
): (SeizureEvent | EvidenceEvent)[] {
  const { certificatesShown: _shown, told: _told, handedOver: _handed, ...rest } = input
  const { goods, witnessOutside: _outside, ...spot } = rest
  return [
    ...goods.flatMap((row) => photoOf(row, input, at)),
    {
      type: 'GoodsSeized',
      seizure,
      ...spot,
      goods: goods.map(({ standing: _standing, ...row }, i) => ({ no: i + 1, ...row })),
    },
  ]
}

function photoOf(
  { photo, name, seal }: GoodsRow,
  { officers, startedAt }: SpotInput,
  at: Circumstances,
): EvidenceEvent[] {
  const file = photo === null ? null : at.uploadOf(photo)
  if (photo === null || !file) return []
  return [
    {
      type: 'EvidenceAdded',
      evidenceId: photo,
      kind: 'audio-video',
      name: `${name}照片，封签 ${seal}`,
      purpose: '证明查封、扣押的财物和封签',
      source: '执法人员现场拍摄',
      collectedOn: chinaDay(startedAt),
      officers,
      file,
    },
  ]
}
