import { chineseDay, chinaDay } from '../../../shared/plain-date.ts'
import { decidedByHead, sealedPaper } from '../../amendable.ts'
import { nobody, noSecrets, notEvidence, notShown, type EventKinds } from '../../event-kind.ts'
import { longSecret, personSecret } from '../../secrets-of.ts'
import { appraisalOutcomes, samplingPresences, settlements } from './codes.ts'
import type { SamplingEvent } from './event.ts'
import {
  changeAppraisal,
  moveSamples,
  type Appraisal,
  type SampledLine,
  type SamplingSlice,
} from './slice.ts'

/** 一次性餐盒等 2 件样品 */
const samplesText = (samples: readonly SampledLine[]): string => {
  const names = [...new Set(samples.map(({ name }) => name))]
  return `${names[0] ?? ''}${names.length > 1 ? '等' : ''} ${samples.length} 项样品`
}

const numbersText = (samples: readonly number[]): string => `样品 ${samples.join('、')} 号`

export const samplingEvents: EventKinds<SamplingEvent, SamplingSlice> = {
  SamplesTaken: {
    title: '抽样取证',
    effective: true,
    means: ({ samples }, event) => ({
      samples: [
        ...samples,
        ...event.samples.map((each) => ({
          ...each,
          takenOn: chinaDay(event.takenAt),
          where: 'kept' as const,
        })),
      ],
    }),
    line: ({ samples, presence, presentPerson }) =>
      `${samplesText(samples)}；${samplingPresences[presence]}：${presentPerson}`,
    people: ({ officers }) => ({ investigating: officers }),
    evidence: ({ takenAt, place, samples, presence, presentPerson, officers }) => [
      {
        kind: 'object',
        name: `抽取的样品：${samples.map(({ name }) => name).join('、')}`,
        proves: `证明抽样时${place}有${samplesText(samples)}代表的物品`,
        elements: ['act'],
        source: `执法人员抽样取得，${presentPerson}${presence === 'holder' ? '在场' : '见证'}`,
        collectedOn: chinaDay(takenAt),
        officers,
        file: null,
      },
    ],
    amendment: {
      record: '抽样取证记录',
      fields: [
        'takenAt',
        'place',
        'method',
        'samples',
        'presentPerson',
        'presentRole',
        'absence',
        'officers',
      ],
      agree: 'department',
      saidIn: ['sampling_notice'],
      founds: true,
    },
    secrets: ({ presentPerson, absence }) => [
      personSecret(presentPerson),
      longSecret('internal', absence),
    ],
    publicStep: ({ takenAt }) => ({ title: '抽样取证', on: chinaDay(takenAt) }),
  },
  AppraisalCommissioned: {
    title: ({ again }) => (again === null ? '委托检验（鉴定）' : '委托复检'),
    effective: false,
    means: (file, event, { at }) => ({
      ...moveSamples(file, event.samples, 'sent'),
      appraisals: [...file.appraisals, commissioned(event, chinaDay(at))],
    }),
    line: ({ institution, dueOn, samples }) =>
      [
        `${institution}，要求${chineseDay(dueOn)}完成`,
        ...(samples.length > 0 ? [numbersText(samples)] : []),
      ].join('；'),
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      instead: '委托书已经用印发出；有错的，函告机构，登记委托终止后重新委托。',
    },
    secrets: ({ materials, questions }) => [
      longSecret('internal', materials),
      longSecret('internal', questions),
    ],
    publicStep: (_event, on) => ({ title: '委托检验（鉴定）', on }),
  },
  AppraisalPeriodNoticed: {
    title: '告知检验（鉴定）的期间',
    effective: false,
    means: (file, { appraisal }, { at, version }) =>
      changeAppraisal(file, appraisal, ({ notices }) => ({
        notices: [...notices, { version, of: 'period', madeOn: chinaDay(at), servedOn: null }],
      })),
    line: () => null,
    people: () => nobody,
    evidence: notEvidence,
    amendment: sealedPaper,
    secrets: noSecrets,
    publicStep: notShown,
  },
  AppraisalTimeLeftOut: {
    title: '检验（鉴定）期间不计入办案期限',
    effective: true,
    means: (file, { appraisal, legalBasis }) =>
      changeAppraisal(file, appraisal, () => ({ leftOutBy: legalBasis })),
    line: ({ legalBasis }) => `依据${legalBasis}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: decidedByHead,
    secrets: noSecrets,
    publicStep: notShown,
  },
  AppraisalEnded: {
    title: '检验（鉴定）结果',
    effective: true,
    means: (file, { appraisal, outcome, endedOn, samplesAfter }) => ({
      ...(samplesAfter !== null && moveSamples(file, sentIn(file, appraisal), samplesAfter)),
      ...changeAppraisal(file, appraisal, () => ({
        ended: { on: endedOn, concluded: outcome === 'concluded' },
      })),
    }),
    line: ({ outcome, conclusion, reason }) =>
      conclusion ?? `${appraisalOutcomes[outcome]}：${reason ?? ''}`,
    people: () => nobody,
    // The report itself enters as an exhibit in the same act.
    evidence: notEvidence,
    amendment: {
      record: '检验（鉴定）结果登记',
      fields: ['endedOn', 'reportNumber', 'conclusion'],
      agree: 'both-heads',
      repeated: { reportNumber: ['appraisal_notice'], conclusion: ['appraisal_notice'] },
      founds: true,
      unless: ({ outcome }) =>
        outcome === 'concluded'
          ? null
          : { instead: '委托已经终止，没有可以更正的结论；仍要检验（鉴定）的，重新委托。' },
    },
    secrets: ({ conclusion, reason }) => [
      longSecret('internal', conclusion),
      longSecret('internal', reason),
    ],
    publicStep: notShown,
  },
  AppraisalResultNoticed: {
    title: '告知检验（鉴定）的结果',
    effective: true,
    means: (file, { appraisal, remedy }, { at, version }) =>
      changeAppraisal(file, appraisal, ({ notices }) => ({
        notices: [...notices, { version, of: 'result', madeOn: chinaDay(at), servedOn: null }],
        remedy,
      })),
    line: ({ conclusion }) => conclusion,
    people: () => nobody,
    evidence: notEvidence,
    amendment: sealedPaper,
    secrets: ({ conclusion }) => [longSecret('internal', conclusion)],
    publicStep: (_event, on) => ({ title: '告知检验（鉴定）结果', on }),
  },
  ReappraisalRequested: {
    title: '当事人申请复检',
    effective: true,
    means: (file, { appraisal, requestedOn }) =>
      changeAppraisal(file, appraisal, () => ({ objectedOn: requestedOn })),
    line: ({ reasons }) => reasons,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '复检申请登记',
      fields: ['requestedOn', 'reasons'],
      agree: 'department',
    },
    secrets: ({ reasons }) => [longSecret('internal', reasons)],
    publicStep: ({ requestedOn }) => ({ title: '申请复检', on: requestedOn }),
  },
  SamplesSettled: {
    title: '处理样品',
    effective: true,
    means: (file, { samples, settlement }) => moveSamples(file, samples, settlement),
    line: ({ samples, settlement, takenBy }) =>
      `${numbersText(samples)}：${settlements[settlement]}${takenBy === null ? '' : `，${takenBy}领取`}`,
    people: () => nobody,
    evidence: notEvidence,
    amendment: {
      record: '样品处理登记',
      fields: ['settledOn', 'takenBy'],
      agree: 'department',
    },
    secrets: ({ takenBy }) => [personSecret(takenBy ?? '')],
    publicStep: notShown,
  },
}

type Commissioned = Extract<SamplingEvent, { type: 'AppraisalCommissioned' }>

const commissioned = (
  { appraisal: no, samples, institution, dueOn, again }: Commissioned,
  on: Appraisal['commissionedOn'],
): Appraisal => ({
  ...{ no, samples, institution, dueOn, again, commissionedOn: on },
  notices: [],
  ended: null,
  remedy: null,
  objectedOn: null,
  leftOutBy: null,
})

const sentIn = ({ appraisals }: SamplingSlice, no: number): readonly number[] =>
  appraisals.find((each) => each.no === no)?.samples ?? []
