import { penaltyMatter, checkFirst } from './penalty-matter.ts'
import { carSalesRules } from '../provisions/car-sales.ts'
import { unseenPlace } from '../provisions/place.ts'

/** What all of them have in common. */
const shared = {
  punishedBy: [unseenPlace('汽车销售管理办法', '32')],
  fine: { kind: 'range' as const, minFen: 0, maxFen: 3_000_000 },
  correction: 'with' as const,
  warning: 'or' as const,
  level: '县级以上地方商务主管部门',
  usable: checkFirst,
  source: 'K',
}

/** 汽车销售: 销售行为. */
export const carSalesMatters = [
  penaltyMatter({
    ...shared,
    code: 'CF-033-01',
    name: '未明示汽车价格和服务收费标准',
    violates: [carSalesRules('10')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-02',
    name: '在标价之外加价销售或额外收费',
    violates: [carSalesRules('10')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-03',
    name: '出售未经授权汽车未提醒说明',
    violates: [unseenPlace('汽车销售管理办法', '12')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。第十二条只见片段。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-04',
    name: '以供应商授权名义销售汽车',
    violates: [unseenPlace('汽车销售管理办法', '12')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。第十二条只见片段。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-05',
    name: '限定消费者户籍所在地',
    violates: [unseenPlace('汽车销售管理办法', '14')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。第十四条原文未见。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-06',
    name: '限定配件金融保险等提供商',
    violates: [unseenPlace('汽车销售管理办法', '14')],
    uncertain:
      '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。第十四条原文未见；据转译，对“三包”服务、召回等由供应商承担费用时使用的配件和服务设有除外，定性前必须核。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-07',
    name: '强制购买保险或代办注册登记',
    violates: [unseenPlace('汽车销售管理办法', '14')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。第十四条原文未见。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-08',
    name: '销售配件未如实标明类别信息',
    violates: [carSalesRules('17/1')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-09',
    name: '提供非原厂配件未提醒说明',
    violates: [carSalesRules('17/1')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-10',
    name: '限制配件生产商的销售对象',
    violates: [carSalesRules('21/1')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-11',
    name: '限制经销商售后服务商转售配件',
    violates: [carSalesRules('21/1')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-12',
    name: '未及时公布停产停售车型',
    violates: [carSalesRules('21/2')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-13',
    name: '未保证停产车型十年配件供应',
    violates: [carSalesRules('21/2')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-14',
    name: '未按期移交客户车辆维修资料',
    violates: [carSalesRules('23/2')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-15',
    name: '实施有损供应商品牌形象行为',
    violates: [carSalesRules('23/2')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-16',
    name: '未通知并变更三包责任经销商',
    violates: [carSalesRules('23/2')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-17',
    name: '供应商对经销商实施禁止行为',
    violates: [unseenPlace('汽车销售管理办法', '24')],
    uncertain:
      '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。第二十四条各项未见，见到后须按项再拆。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-18',
    name: '违反汽车销售市场秩序规定',
    violates: [unseenPlace('汽车销售管理办法', '25')],
    uncertain:
      '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。第二十五条未见，案由不得使用。',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-033-19',
    name: '在经销商授权区域内直接销售',
    violates: [unseenPlace('汽车销售管理办法', '26')],
    uncertain: '罚则第三十二条原文未见（警告或者3万元以下罚款系据报道）。第二十六条只见一句。',
  }),
]
