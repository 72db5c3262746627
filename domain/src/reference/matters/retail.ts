import { penaltyMatter, checkFirst, upToThreeTimes } from './penalty-matter.ts'
import { promotionRules, fairDealingRules } from '../provisions/retail.ts'
import { unseenPlace } from '../provisions/place.ts'

/** What all of them have in common. */
const shared = {
  fine: upToThreeTimes,
  correction: 'with' as const,
  otherPenalties: ['可向社会公告'],
  level: '县级以上商务主管部门',
}

/** 零售商促销, 零售商供应商公平交易. */
export const retailMatters = [
  penaltyMatter({
    ...shared,
    code: 'CF-035-01',
    name: '促销宣传含糊易引人误解',
    violates: [promotionRules('6')],
    punishedBy: [unseenPlace('零售商促销行为管理办法', '23')],
    usable: checkFirst,
    uncertain:
      '罚则第二十三条原文未见；法律法规另有规定的从其规定，与市场监管、价格部门职权须划界。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-035-02',
    name: '以保留最终解释权损害消费者权益',
    violates: [promotionRules('6')],
    punishedBy: [unseenPlace('零售商促销行为管理办法', '23')],
    usable: checkFirst,
    uncertain:
      '罚则第二十三条原文未见；法律法规另有规定的从其规定，与市场监管、价格部门职权须划界。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-035-03',
    name: '规模促销未制定安全应急预案',
    violates: [promotionRules('5')],
    punishedBy: [unseenPlace('零售商促销行为管理办法', '23')],
    usable: checkFirst,
    uncertain:
      '罚则第二十三条原文未见；法律法规另有规定的从其规定，与市场监管、价格部门职权须划界。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-035-04',
    name: '未按期备案促销内容',
    violates: [promotionRules('20')],
    punishedBy: [unseenPlace('零售商促销行为管理办法', '23')],
    usable: checkFirst,
    uncertain:
      '罚则第二十三条原文未见；法律法规另有规定的从其规定，与市场监管、价格部门职权须划界。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-035-05',
    name: '其他违反促销管理规定行为',
    violates: [unseenPlace('零售商促销行为管理办法')],
    punishedBy: [unseenPlace('零售商促销行为管理办法', '23')],
    usable: checkFirst,
    uncertain:
      '罚则第二十三条原文未见；法律法规另有规定的从其规定，与市场监管、价格部门职权须划界。第七条至第十九条未见，见到后须逐条拆分，未拆前不得作案由。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-036-01',
    name: '无正当理由拒收约定供货商品',
    violates: [fairDealingRules('6/1/1')],
    punishedBy: [fairDealingRules('23')],
    uncertain: '第二十三条未写明处罚机关，职责分工条文未见；法律法规有规定的从其规定。',
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-036-02',
    name: '要求供应商承担未约定商品损耗',
    violates: [fairDealingRules('6/1/2')],
    punishedBy: [fairDealingRules('23')],
    uncertain: '第二十三条未写明处罚机关，职责分工条文未见；法律法规有规定的从其规定。',
    source: 'S:公开转载的条文摘录',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-036-03',
    name: '零售商其他滥用优势地位行为',
    violates: [unseenPlace('零售商供应商公平交易管理办法', '6')],
    punishedBy: [fairDealingRules('23')],
    usable: checkFirst,
    uncertain:
      '第二十三条未写明处罚机关，职责分工条文未见；法律法规有规定的从其规定。第六条第三项以下未见，见到后按项再拆。',
    source: 'K',
  }),
  penaltyMatter({
    ...shared,
    code: 'CF-036-04',
    name: '零售商未按约支付供应商货款',
    violates: [unseenPlace('零售商供应商公平交易管理办法')],
    punishedBy: [fairDealingRules('23')],
    usable: checkFirst,
    uncertain: '第二十三条未写明处罚机关，职责分工条文未见；法律法规有规定的从其规定。条号未见。',
    source: 'K',
  }),
]
