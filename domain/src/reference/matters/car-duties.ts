import { penaltyMatter, checkFirst } from './penalty-matter.ts'
import { carSalesRules } from '../provisions/car-sales.ts'
import { unseenPlace } from '../provisions/place.ts'

/** What all of them have in common. */
const shared = {
  punishedBy: [carSalesRules('33')],
  fine: { kind: 'range' as const, minFen: 0, maxFen: 1_000_000 },
  correction: 'with' as const,
  warning: 'or' as const,
  level: '县级以上地方商务主管部门',
}

/** 汽车销售: 明示、登记、备案和台账. */
export const carDutyMatters = [
  penaltyMatter({
    ...shared,
    code: 'CF-034-01',
    name: '未明示质量保证和售后服务政策',
    violates: [unseenPlace('汽车销售管理办法', '11')],
    usable: checkFirst,
    uncertain: '第十一条只见前段。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-02',
    name: '未核实登记消费者身份证明',
    violates: [carSalesRules('15')],
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-03',
    name: '未与消费者签订汽车销售合同',
    violates: [carSalesRules('15')],
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-04',
    name: '未如实开具汽车销售发票',
    violates: [carSalesRules('15')],
    uncertain: '发票违法兼属税务机关职权，注意一事不二罚。',
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-05',
    name: '未建立健全消费者投诉制度',
    violates: [unseenPlace('汽车销售管理办法', '18')],
    usable: checkFirst,
    uncertain: '第十八条只见前段。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-06',
    name: '未公示合作售后服务商名单',
    violates: [carSalesRules('20/2')],
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-07',
    name: '未按规定办理汽车供应商经销商备案',
    violates: [unseenPlace('汽车销售管理办法', '27/1')],
    usable: checkFirst,
    uncertain: '第一款文字据两处公告互证，原文未见。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-08',
    name: '未按期更新汽车企业备案信息',
    violates: [unseenPlace('汽车销售管理办法', '27/2')],
    usable: checkFirst,
    uncertain: '文字据公告转载，款次未核。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-09',
    name: '未按要求报送汽车销售信息',
    violates: [unseenPlace('汽车销售管理办法', '27/3')],
    usable: checkFirst,
    uncertain: '文字据公告转载，款次据报道。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-034-10',
    name: '未按规定建立保存汽车销售档案',
    violates: [unseenPlace('汽车销售管理办法', '28')],
    usable: checkFirst,
    uncertain: '文字据公告转载，条号系推定。',
    source: 'K',
  }),
]
