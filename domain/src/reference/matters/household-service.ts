import { penaltyMatter, checkFirst } from './penalty-matter.ts'
import { householdServiceRules } from '../provisions/household-service.ts'
import { unseenPlace } from '../provisions/place.ts'

/** What all of them have in common. */
const shared = { correction: 'first' as const, level: '县级以上商务主管部门（办法第四条）' }

/** 家庭服务业. */
export const householdServiceMatters = [
  penaltyMatter({
    ...shared,
    code: 'CF-028-01',
    name: '未公开服务项目收费标准和投诉电话',
    violates: [householdServiceRules('9')],
    punishedBy: [householdServiceRules('32')],
    fine: { kind: 'range', minFen: 0, maxFen: 500_000 },
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-029-01',
    name: '未建立家庭服务员工作档案',
    violates: [householdServiceRules('10')],
    punishedBy: [householdServiceRules('33')],
    fine: { kind: 'range', minFen: 0, maxFen: 2_000_000 },
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-029-02',
    name: '未建立服务质量跟踪管理制度',
    violates: [householdServiceRules('10')],
    punishedBy: [householdServiceRules('33')],
    fine: { kind: 'range', minFen: 0, maxFen: 2_000_000 },
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-029-03',
    name: '不妥善处理家庭服务投诉',
    violates: [householdServiceRules('10')],
    punishedBy: [householdServiceRules('33')],
    fine: { kind: 'range', minFen: 0, maxFen: 2_000_000 },
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-030-01',
    name: '未按要求提供经营档案信息',
    violates: [unseenPlace('家庭服务业管理暂行办法', '11')],
    punishedBy: [unseenPlace('家庭服务业管理暂行办法', '34')],
    fine: { kind: 'range', minFen: 0, maxFen: 1_000_000 },
    usable: checkFirst,
    uncertain: '两条原文均未见。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-031-01',
    name: '家庭服务机构从事禁止行为',
    violates: [unseenPlace('家庭服务业管理暂行办法', '12')],
    punishedBy: [unseenPlace('家庭服务业管理暂行办法', '35')],
    fine: { kind: 'range', minFen: 0, maxFen: 3_000_000 },
    usable: checkFirst,
    uncertain: '第十二条各项未见，见到后须按项再拆；部分行为属其他部门职权。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-032-01',
    name: '未按规定订立家庭服务合同',
    violates: [unseenPlace('家庭服务业管理暂行办法', '13')],
    punishedBy: [unseenPlace('家庭服务业管理暂行办法', '36')],
    fine: { kind: 'range', minFen: 0, maxFen: 3_000_000 },
    usable: checkFirst,
    uncertain: '条文未见；报道称“由商务主管部门或有关部门责令改正；拒不改正的可处3万元以下罚款”。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-032-02',
    name: '未明示或拒绝提供合同文本',
    violates: [unseenPlace('家庭服务业管理暂行办法', '14')],
    punishedBy: [unseenPlace('家庭服务业管理暂行办法', '36')],
    fine: { kind: 'range', minFen: 0, maxFen: 3_000_000 },
    usable: checkFirst,
    uncertain: '条文未见，条号未核。',
    source: 'K',
  }),
]
