import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { CoerciveMeasure } from '../../../reference/matter.ts'
import { legalReviewGrounds } from '../../../review/grounds.ts'
import { seizureFactsOf } from '../../case-review.ts'
import type { Circumstances } from '../../circumstances.ts'
import { nothingPending } from '../approval/requirements.ts'
import { undecided } from '../decision/requirements.ts'
import { filed } from '../filing/requirements.ts'
import { notEnded } from '../closing/requirements.ts'
import { reviewOf } from '../legal-review/slice.ts'
import { measures } from './codes.ts'
import type { SeizureEvent, SeizureProposal } from './event.ts'
import { powerGiven, powerOf } from './power.ts'
import { approvedInTime, coercionLaw, aboutSeizure, type Requirement } from './requirements.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { actOf, nameOf, seizureAct, type SeizureAct } from './seizure-act.ts'
import { seizureOf, seizureReviewed, type Seizure, type SeizureFile } from './slice.ts'

export const measureField = form.choice({
  label: '措施',
  options: measures,
  basis: coercionLaw(9),
})

/** Whoever has the power for the one measure need not have it for the other (强制法第22条). */
export function checkMeasure(
  measure: CoerciveMeasure,
  { matter, today }: Circumstances,
): FieldProblem[] {
  const found = powerOf(matter, today)
  if (!('power' in found) || found.power.measures.includes(measure)) return []
  const message = `${found.power.basis}没有授权${measures[measure]}`
  return [{ field: 'measure', message, basis: coercionLaw(22) }]
}

/** The provision the matter names; only asked where there is power. */
export function basisOfPower({ matter, today }: Circumstances): string {
  const found = powerOf(matter, today)
  return 'power' in found ? found.power.basis : ''
}

/** 查封、扣押 is what the catalogue of major decisions calls 强制: the grounds that ask for legal review. */
export function coercionReviewGrounds(file: SeizureFile, at: Circumstances): string[] {
  return legalReviewGrounds(seizureFactsOf(file, at), at.catalogue, at.rules).map(
    ({ text }) => text,
  )
}

export const nextNumber = ({ seizures }: SeizureFile): number => seizures.length + 1

export const beginning = [notEnded, filed, undecided, powerGiven]

export const mayBegin = ({ filing, decision, ended, closedOn }: SeizureFile): boolean =>
  filing !== null && decision === null && ended === null && closedOn === null

export const reasonField = form.paragraph({
  label: '理由',
  max: 2_000,
  basis: coercionLaw(24, { paragraph: 2, item: 2 }),
})

/** 实施前须向行政机关负责人报告并经批准 (强制法第18条第1项). */
export const proposeSeizure = seizureAct({
  id: 'propose-seizure',
  title: '提请查封、扣押',
  step: 'seizure-approve',
  by: ['officer'],
  approvals: ['department-head'],
  presses: false,
  effect:
    '承办机构负责人同意后，属于重大执法决定的先送法制审核，再报机关负责人批准；批准后才能实施。',
  basis: [coercionLaw(18, { item: 1 }), coercionLaw(22), coercionLaw(23)],
  form: {
    measure: measureField,
    target: form.paragraph({
      label: '拟查封、扣押的场所、设施或者财物',
      max: 1_000,
      basis: coercionLaw(23),
    }),
    reason: reasonField,
  },
  papers: ['legal_review_submission'],
  recording: [],
  requires: [...beginning, nothingPending],
  applies: mayBegin,
  known: (_file, at) => [{ label: '依据', value: basisOfPower(at), source: '事项库' }],
  checks: (_file, { measure }, at) => checkMeasure(measure, at),
  asks: (_file, { measure, target }) => `${measures[measure]}${target}`,
  events: (file, input, at) => {
    const proposal: SeizureProposal = { ...input, basis: basisOfPower(at) }
    const seizure = nextNumber(file)
    const digest = at.digest({ seizure, ...proposal })
    const grounds = coercionReviewGrounds(file, at)
    const proposed: SeizureEvent = {
      type: 'SeizureProposed',
      seizure,
      ...proposal,
      digest,
      grounds,
    }
    // Where review has to pass first, the proposal is what is sent: time is short when goods may vanish.
    return grounds.length === 0
      ? [proposed]
      : [
          proposed,
          {
            type: 'ReviewSubmitted',
            digest,
            grounds,
            statement: input.reason,
            subject: { kind: 'seizure', no: seizure },
          },
        ]
  },
})

const waiting = ({ approval, abandonedOn }: Seizure) => approval === null && abandonedOn === null

/** A seizure that was sent to review waits for its agreement, also where no ground asked for it. */
const reviewedFirst = (no: number): Requirement => ({
  id: 'seizure-reviewed',
  check: (file) => {
    const seizure = seizureOf(file, no)
    if (!seizure || seizure.urgent !== null) return met
    const sent = reviewOf(file, { kind: 'seizure', no })?.digest === seizure.digest
    if (seizure.grounds.length === 0 && !sent) return met
    return seizureReviewed(file, seizure) === true
      ? met
      : unmet('属于重大执法决定，法制审核还没有同意，同意后可办', [coercionLaw(16)])
  },
})

const awaitsHead = (no: number) =>
  aboutSeizure(
    no,
    'awaits-head',
    waiting,
    '已经批准、不批准或者不再实施',
    coercionLaw(18, { item: 1 }),
  )

const whatIsProposed = (seizure: Seizure | undefined) =>
  seizure
    ? [
        { label: '措施', value: measures[seizure.measure], source: '提请' },
        { label: '对象', value: seizure.target, source: '提请' },
        { label: '理由', value: seizure.reason, source: '提请' },
        { label: '依据', value: seizure.basis, source: '事项库' },
      ]
    : []

/** Before the act, or within twenty-four hours after an urgent one (强制法第18条第1项、第19条). */
const approveSeizure = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('approve-seizure', seizure),
    title: seizure.urgent ? `补办批准${nameOf(seizure)}` : `批准${nameOf(seizure)}`,
    step: 'seizure-approve',
    by: ['agency-head'],
    approvals: [],
    presses: seizure.urgent ? 'first' : true,
    effect: seizure.urgent
      ? '批准的，三十日从实施之日起算；不批准的，须立即解除，逐项退还。'
      : '批准后执法人员才能实施。',
    basis: [coercionLaw(18, { item: 1 }), coercionLaw(19)],
    form: {
      approved: form.choice({ label: '决定', options: { yes: '批准', no: '不批准' } }),
      opinion: form.paragraph({ label: '意见', max: 1_000 }),
    },
    papers: ['coercion_approval'],
    recording: [],
    requires: [
      notEnded,
      awaitsHead(seizure.no),
      reviewedFirst(seizure.no),
      approvedInTime(seizure.no),
    ],
    applies: (file) => {
      const found = seizureOf(file, seizure.no)
      return found !== undefined && waiting(found)
    },
    defaults: () => ({ opinion: '请依法实施。' }),
    known: (file) => whatIsProposed(seizureOf(file, seizure.no)),
    events: (_file, { approved, opinion }) => [
      { type: 'SeizureApproved', seizure: seizure.no, approved: approved === 'yes', opinion },
    ],
  })

const notCarriedOut = (no: number) =>
  aboutSeizure(
    no,
    'not-carried-out',
    ({ seized, abandonedOn }) => seized === null && abandonedOn === null,
    '已经实施或者不再实施',
    coercionLaw(18),
  )

/** What was proposed need not be done, where gentler means will do (强制法第5条). */
const abandonSeizure = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('abandon-seizure', seizure),
    title: `不再实施${nameOf(seizure)}`,
    step: 'seizure-approve',
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '本次提请终止，财物没有动过。',
    basis: [coercionLaw(5)],
    form: { reason: form.paragraph({ label: '理由', max: 1_000 }) },
    papers: [],
    recording: [],
    requires: [notEnded, notCarriedOut(seizure.no)],
    applies: (file) => {
      const found = seizureOf(file, seizure.no)
      return found !== undefined && found.seized === null && found.abandonedOn === null
    },
    events: (_file, { reason }) => [{ type: 'SeizureAbandoned', seizure: seizure.no, reason }],
  })

/** Acts on a seizure until the head has decided about it. */
export const approvalActs = (seizure: Seizure): SeizureAct[] => [
  approveSeizure(seizure),
  abandonSeizure(seizure),
]
