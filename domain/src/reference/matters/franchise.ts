import { penaltyMatter } from './penalty-matter.ts'
import { franchiseRegulation } from '../provisions/franchise.ts'

/** What all of them have in common. */
const shared = {
  correction: 'with' as const,
  level: '省级、设区的市级人民政府商务主管部门（条例第五条），县级无权',
  source: 'T',
}

/** 商业特许经营. */
export const franchiseMatters = [
  penaltyMatter({
    ...shared,
    code: 'CF-009-01',
    name: '不具备两店一年条件从事特许经营',
    violates: [franchiseRegulation('7/2')],
    punishedBy: [franchiseRegulation('24/1')],
    fine: { kind: 'range', minFen: 10_000_000, maxFen: 50_000_000 },
    confiscation: 'required',
    announced: 'always',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-010-01',
    name: '企业以外单位和个人从事特许经营',
    violates: [franchiseRegulation('3/2')],
    punishedBy: [franchiseRegulation('24/2')],
    fine: { kind: 'range', minFen: 10_000_000, maxFen: 50_000_000 },
    confiscation: 'required',
    otherPenalties: ['责令停止非法经营活动'],
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-011-01',
    name: '特许人未按规定办理特许经营备案',
    violates: [franchiseRegulation('8/1')],
    punishedBy: [franchiseRegulation('25')],
    fine: {
      kind: 'two-stage',
      stages: [
        {
          name: '责令限期备案',
          condition: '责令限期备案的同时',
          minFen: 1_000_000,
          maxFen: 5_000_000,
        },
        { name: '逾期仍不备案', condition: '逾期仍不备案', minFen: 5_000_000, maxFen: 10_000_000 },
      ],
    },
    announced: { stage: '逾期仍不备案' },
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-012-01',
    name: '未书面说明前期费用用途及退还条件',
    violates: [franchiseRegulation('16')],
    punishedBy: [franchiseRegulation('26')],
    fine: {
      kind: 'two-stage',
      stages: [
        { name: '一般', condition: '没有严重情节', minFen: 0, maxFen: 1_000_000 },
        { name: '情节严重', condition: '情节严重', minFen: 1_000_000, maxFen: 5_000_000 },
      ],
    },
    announced: { stage: '情节严重' },
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-012-02',
    name: '未按期报告上年度特许合同情况',
    violates: [franchiseRegulation('19')],
    punishedBy: [franchiseRegulation('26')],
    fine: {
      kind: 'two-stage',
      stages: [
        { name: '一般', condition: '没有严重情节', minFen: 0, maxFen: 1_000_000 },
        { name: '情节严重', condition: '情节严重', minFen: 1_000_000, maxFen: 5_000_000 },
      ],
    },
    announced: { stage: '情节严重' },
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-013-01',
    name: '未提前三十日书面提供特许经营信息',
    violates: [franchiseRegulation('21')],
    punishedBy: [franchiseRegulation('28')],
    fine: {
      kind: 'two-stage',
      stages: [
        { name: '一般', condition: '没有严重情节', minFen: 1_000_000, maxFen: 5_000_000 },
        { name: '情节严重', condition: '情节严重', minFen: 5_000_000, maxFen: 10_000_000 },
      ],
    },
    announced: { stage: '情节严重' },
    onlyOnReport: true,
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-013-02',
    name: '未提前三十日提供特许经营合同文本',
    violates: [franchiseRegulation('21')],
    punishedBy: [franchiseRegulation('28')],
    fine: {
      kind: 'two-stage',
      stages: [
        { name: '一般', condition: '没有严重情节', minFen: 1_000_000, maxFen: 5_000_000 },
        { name: '情节严重', condition: '情节严重', minFen: 5_000_000, maxFen: 10_000_000 },
      ],
    },
    announced: { stage: '情节严重' },
    onlyOnReport: true,
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-013-03',
    name: '隐瞒信息或者提供虚假信息',
    violates: [franchiseRegulation('23/1')],
    punishedBy: [franchiseRegulation('28')],
    fine: {
      kind: 'two-stage',
      stages: [
        { name: '一般', condition: '没有严重情节', minFen: 1_000_000, maxFen: 5_000_000 },
        { name: '情节严重', condition: '情节严重', minFen: 5_000_000, maxFen: 10_000_000 },
      ],
    },
    announced: { stage: '情节严重' },
    onlyOnReport: true,
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-013-04',
    name: '信息重大变更未及时通知被特许人',
    violates: [franchiseRegulation('23/2')],
    punishedBy: [franchiseRegulation('28')],
    fine: {
      kind: 'two-stage',
      stages: [
        { name: '一般', condition: '没有严重情节', minFen: 1_000_000, maxFen: 5_000_000 },
        { name: '情节严重', condition: '情节严重', minFen: 5_000_000, maxFen: 10_000_000 },
      ],
    },
    announced: { stage: '情节严重' },
    onlyOnReport: true,
  }),
]
