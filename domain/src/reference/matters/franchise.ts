import { penaltyMatter } from './penalty-matter.ts'

/** 商业特许经营. */
export const franchiseMatters = [
  penaltyMatter({
    code: 'CF-009',
    name: '特许人不具备“两店一年”条件从事特许经营',
    violationBasis: '《商业特许经营管理条例》（国务院令第485号）第七条第二款',
    penaltyBasis: '《商业特许经营管理条例》（国务院令第485号）第二十四条第一款',
    penaltyText: '责令改正，没收违法所得，罚10万-50万元，并公告',
    fine: { kind: 'range', minFen: 10_000_000, maxFen: 50_000_000 },
    tiers: [
      {
        name: '较轻',
        condition: '有2店但未满1年，或仅1店满1年',
        minFen: 10_000_000,
        maxFen: 20_000_000,
        other: '没收+公告',
      },
      {
        name: '一般',
        condition: '仅1店且未满1年',
        minFen: 20_000_000,
        maxFen: 30_000_000,
        other: '没收+公告',
      },
      {
        name: '严重',
        condition: '无直营店',
        minFen: 30_000_000,
        maxFen: 50_000_000,
        other: '没收+公告',
      },
    ],
    tierSource: 'S:甘肃省商务系统裁量标准',
    otherPenalties: ['没收违法所得', '公告'],
    source: 'T',
  }),
  penaltyMatter({
    code: 'CF-010',
    name: '企业以外的单位和个人作为特许人',
    violationBasis: '《商业特许经营管理条例》（国务院令第485号）第三条第二款',
    penaltyBasis: '《商业特许经营管理条例》（国务院令第485号）第二十四条第二款',
    penaltyText: '责令停止，没收违法所得，并处10万-50万元',
    fine: { kind: 'range', minFen: 10_000_000, maxFen: 50_000_000 },
    tiers: [
      {
        name: '一般',
        condition: '责令后及时改正',
        minFen: 10_000_000,
        maxFen: 20_000_000,
        other: '没收',
      },
      {
        name: '严重',
        condition: '拒不改正',
        minFen: 20_000_000,
        maxFen: 50_000_000,
        other: '没收',
      },
    ],
    tierSource: 'S:fsou商务裁量标准转载',
    otherPenalties: ['没收违法所得'],
    source: 'T',
  }),
  penaltyMatter({
    code: 'CF-011',
    name: '特许人未按规定备案（首次订立合同15日内）',
    violationBasis: '《商业特许经营管理条例》（国务院令第485号）第八条',
    penaltyBasis: '《商业特许经营管理条例》（国务院令第485号）第二十五条',
    penaltyText: '责令限期备案并罚1万-5万元；逾期仍不备案罚5万-10万元并公告',
    fine: {
      kind: 'two-stage',
      stages: [
        {
          name: '第一阶段',
          condition: '责令限期备案同时处罚',
          minFen: 1_000_000,
          maxFen: 5_000_000,
        },
        { name: '第二阶段', condition: '逾期仍不备案', minFen: 5_000_000, maxFen: 10_000_000 },
      ],
    },
    tierSource: 'T （条例文本）',
    otherPenalties: ['公告'],
    source: 'T',
  }),
  penaltyMatter({
    code: 'CF-012',
    name: '特许人未书面说明前期费用用途/退还条件，或未按时报告上年合同情况',
    violationBasis: '《商业特许经营管理条例》（国务院令第485号）第十六条、第十九条',
    penaltyBasis: '《商业特许经营管理条例》（国务院令第485号）第二十六条',
    penaltyText: '责令改正，可处1万元以下；情节严重1万-5万元并公告',
    fine: {
      kind: 'two-stage',
      stages: [
        { name: '一般', condition: '', minFen: 0, maxFen: 1_000_000 },
        { name: '严重', condition: '', minFen: 1_000_000, maxFen: 5_000_000 },
      ],
    },
    tierSource: 'T （条例文本）',
    otherPenalties: ['公告（严重）'],
    source: 'T',
  }),
  penaltyMatter({
    code: 'CF-013',
    name: '特许人未提前30日披露信息/提供虚假信息（须被特许人举报并查实）',
    violationBasis: '《商业特许经营管理条例》（国务院令第485号）第二十一条、第二十三条',
    penaltyBasis: '《商业特许经营管理条例》（国务院令第485号）第二十八条',
    penaltyText: '责令改正，罚1万-5万元；情节严重5万-10万元并公告',
    fine: {
      kind: 'two-stage',
      stages: [
        { name: '一般', condition: '', minFen: 1_000_000, maxFen: 5_000_000 },
        { name: '严重', condition: '', minFen: 5_000_000, maxFen: 10_000_000 },
      ],
    },
    tierSource: 'T （条例文本）',
    source: 'T',
    note: '案件来源必须为被特许人举报',
  }),
]
