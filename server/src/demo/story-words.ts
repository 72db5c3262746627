import type { EvidenceKind } from '@zhaofa/domain/case/case-codes.ts'

/** One piece of evidence: what it is, what it proves, and what its lines say; `#` is the number of the line. */
export type StoryEvidence = {
  readonly kind: EvidenceKind
  readonly name: string
  readonly purpose: string
  readonly line: string
}

/** What happened, by matter. The facts fit the tier of the same place in the benchmark of the demo. Invented. */
export type StoryWords = {
  readonly summary: string
  readonly facts: readonly string[]
  /** How many of what the benchmark counts, in each of them; absent where its tiers are told in words. */
  readonly counted?: readonly number[]
  readonly evidence: readonly StoryEvidence[]
  /** How the gains of a story were computed, or why there are none where the rule takes them. */
  readonly gains?: string
  /** What the order of correction demands; only where correction comes first. */
  readonly demand?: string
  /** What the recheck found, and what the findings add to the facts. */
  readonly recheck?: string
}

const licence: StoryEvidence = {
  kind: 'document',
  name: '营业执照复印件',
  purpose: '证明当事人的名称、类型和经营范围',
  line: '登记事项 #',
}

const proof = (
  name: string,
  purpose: string,
  line: string,
  kind: EvidenceKind = 'document',
): StoryEvidence => ({ kind, name, purpose, line })

const carFacts = (what: string): readonly string[] => [
  `当事人销售小型汽车2辆，${what}`,
  `当事人销售小型汽车6辆，${what}`,
  `当事人销售小型汽车12辆，${what}`,
]

const carEvidence = [
  licence,
  proof('汽车销售台账', '证明销售的车辆数量和日期', '第#辆，销售登记'),
  proof('购车人询问记录', '证明当事人没有履行该项义务', '购车人#的陈述', 'testimony'),
]

export const storyWords: Readonly<Record<string, StoryWords>> = {
  'CF-003-01': {
    summary: '办理大额不记名卡没有登记购卡人信息。',
    facts: ['反映人称一次性购买不记名卡二万六千元，没有登记购卡人身份信息。'],
    evidence: [licence],
  },
  'CF-009-01': {
    summary: '不具备两个直营店且经营超过一年的条件，对外招收加盟。',
    gains: '合同约定的特许经营费用还没有收取，银行流水没有相应收入',
    facts: [
      '当事人只有1个直营店，该店2023年5月开业，经营满一年；与三名被特许人签订特许经营合同，从事特许经营活动，被特许人都没有开业。',
      '当事人只有1个直营店，该店开业七个月，经营不满一年；与六名被特许人签订特许经营合同，从事特许经营活动。',
      '当事人没有直营店，与十一名被特许人签订特许经营合同，从事特许经营活动。',
    ],
    evidence: [
      licence,
      proof('特许经营合同', '证明当事人以特许人身份签订合同的份数和日期', '特许经营合同，第#份'),
      proof('直营店房屋租赁合同和开业登记', '证明直营店的个数和开业时间', '第#页'),
    ],
  },
  'CF-010-01': {
    summary: '个人对外招收加盟店。',
    facts: ['当事人以个人名义与两名加盟者签订加盟合同，许可其使用店名和配方。'],
    evidence: [proof('加盟合同', '证明当事人以个人名义许可他人经营', '加盟合同，第#份')],
  },
  'CF-012-01': {
    summary: '收取加盟费没有书面说明用途和退还条件。',
    facts: [
      '当事人在订立特许经营合同前要求两名被特许人支付费用，没有以书面形式说明费用的用途和退还的条件、方式。',
    ],
    evidence: [
      licence,
      proof('收款凭证', '证明订立合同前收取费用的日期', '收款凭证，第#张'),
      proof('特许经营合同', '证明订立合同的日期，合同和附件没有费用说明', '第#页'),
    ],
  },
  'CF-012-02': {
    summary: '没有向商务主管部门报告上一年度订立特许经营合同的情况。',
    facts: ['当事人上一年度订立特许经营合同四份，没有在第一季度内向商务主管部门报告。'],
    evidence: [
      licence,
      proof('上一年度特许经营合同', '证明上一年度订立合同的份数', '特许经营合同，第#份'),
      proof('信息系统查询记录', '证明没有报告上一年度情况', '查询结果，第#项', 'electronic'),
    ],
  },
  'CF-015-03': {
    summary: '涉嫌出售没有标明“报废机动车回用件”的零部件。',
    facts: [
      '现场货架上有待售的拆车制动盘、制动摩擦片、转向器总成，挂有售价标签，没有标明“报废机动车回用件”。',
    ],
    evidence: [
      licence,
      proof('现场照片', '证明待售零部件没有标明回用件', '照片#'),
      proof('进货和销售记录', '证明零部件的来源和销售情况', '记录#'),
    ],
  },
  'CF-016-01': {
    summary: '回收报废机动车后没有及时办理注销登记。',
    gains: '为收取而没有办理的代办注销费用，按收入明细账和银行回单逐笔相加',
    facts: [
      '当事人回收报废机动车二十一辆，没有按照国家有关规定及时向公安机关交通管理部门办理注销登记并将注销证明转交机动车所有人。',
      '当事人回收报废机动车四十六辆，没有按照国家有关规定及时向公安机关交通管理部门办理注销登记并将注销证明转交机动车所有人。',
    ],
    counted: [21, 46],
    evidence: [
      licence,
      proof('报废机动车回收台账', '证明回收的车辆数量和日期', '第#辆，回收登记'),
      proof('机动车注销登记查询结果', '证明车辆没有及时注销', '第#辆，查询结果'),
    ],
  },
  'CF-017-01': {
    summary: '没有如实记录并上传报废机动车五大总成信息。',
    facts: [
      '当事人拆解报废机动车十二辆，没有如实记录五大总成的数量、型号、流向并上传信息系统。',
      '当事人拆解报废机动车三十四辆，没有如实记录五大总成的数量、型号、流向并上传信息系统。',
    ],
    counted: [12, 34],
    evidence: [
      licence,
      proof('拆解台账', '证明拆解的车辆数量和五大总成的去向', '第#辆，拆解登记'),
      proof('信息系统上传记录', '证明没有如实上传', '第#辆，上传记录', 'electronic'),
    ],
  },
  'CF-028-01': {
    summary: '没有在经营场所公开服务项目、收费标准和投诉监督电话。',
    facts: [
      '当事人在经营场所没有公开投诉监督电话。',
      '当事人在经营场所没有公开收费标准和投诉监督电话。',
      '当事人在经营场所没有公开服务项目、收费标准和投诉监督电话。',
    ],
    evidence: [
      licence,
      proof('经营场所照片', '证明应当公开的内容没有公开', '照片#'),
      proof('收费单据', '证明当事人在经营', '收费单据，第#张'),
    ],
    demand: '在经营场所醒目位置公开服务项目、收费标准和投诉监督电话，并书面报告改正情况。',
    recheck: '改正期限届满，当事人仍没有在经营场所公开应当公开的内容',
  },
  'CF-029-01': {
    summary: '没有建立家庭服务员工作档案。',
    facts: [
      '当事人有家庭服务员8名，没有建立家庭服务员工作档案。',
      '当事人有家庭服务员27名，没有建立家庭服务员工作档案。',
      '当事人有家庭服务员64名，没有建立家庭服务员工作档案。',
    ],
    counted: [8, 27, 64],
    evidence: [
      licence,
      proof('家庭服务员名册', '证明家庭服务员的人数', '家庭服务员#'),
      proof('档案柜照片', '证明没有家庭服务员工作档案', '照片#'),
    ],
    demand: '为每名家庭服务员建立工作档案，并书面报告改正情况。',
    recheck: '改正期限届满，当事人仍没有建立家庭服务员工作档案',
  },
  'CF-029-02': {
    summary: '没有建立服务质量跟踪管理制度。',
    facts: [
      '当事人有家庭服务员3名，没有建立家庭服务员服务质量跟踪管理制度。',
      '当事人有家庭服务员9名，没有建立家庭服务员服务质量跟踪管理制度。',
    ],
    evidence: [
      licence,
      proof('管理制度目录', '证明没有该项制度', '制度#'),
      proof('服务合同', '证明当事人在经营', '服务合同，第#份'),
    ],
    demand: '建立服务质量跟踪管理制度，并书面报告改正情况。',
    recheck: '改正期限届满，当事人仍没有建立服务质量跟踪管理制度',
  },
  'CF-029-03': {
    summary: '对消费者和家庭服务员之间的投诉不予妥善处理。',
    facts: [
      '当事人对消费者和家庭服务员之间的2件投诉没有妥善处理。',
      '当事人对消费者和家庭服务员之间的4件投诉没有妥善处理。',
      '当事人对消费者和家庭服务员之间的7件投诉没有妥善处理。',
    ],
    counted: [2, 4, 7],
    evidence: [
      licence,
      proof('投诉登记', '证明投诉的件数和内容', '投诉#'),
      proof('消费者询问记录', '证明投诉没有得到处理', '消费者#的陈述', 'testimony'),
    ],
    demand: '逐件处理并答复投诉，并书面报告处理结果。',
    recheck: '改正期限届满，当事人仍没有处理投诉',
  },
  'CF-034-02': {
    summary: '销售汽车没有核实登记购车人身份证明。',
    facts: carFacts('没有核实登记消费者的有效身份证明。'),
    evidence: carEvidence,
  },
  'CF-034-03': {
    summary: '销售汽车没有签订销售合同。',
    facts: carFacts('没有与消费者签订销售合同。'),
    evidence: carEvidence,
  },
  'CF-034-04': {
    summary: '销售汽车没有如实开具销售发票。',
    facts: carFacts('没有如实开具销售发票，发票金额低于实际成交价。'),
    evidence: carEvidence,
  },
  'CF-034-06': {
    summary: '没有公示合作的售后服务商名单。',
    facts: ['当事人与两家售后服务商合作，没有在经营场所、网站公示合作售后服务商的名单。'],
    evidence: [
      licence,
      proof('售后服务合作协议', '证明合作的售后服务商', '合作协议，第#份'),
      proof('经营场所和网站截图', '证明没有公示名单', '截图#', 'electronic'),
    ],
  },
  'CF-036-01': {
    summary: '无正当理由拒收供应商按约定送到的商品。',
    gains: '为拒收后低价另购取得的差价，按收入明细账和银行回单逐笔相加',
    facts: [
      '当事人与一家供应商订立供货合同后，无正当理由拒绝接受该供应商按合同约定送到的商品三批。',
      '当事人与三家供应商订立供货合同后，无正当理由拒绝接受供应商按合同约定送到的商品七批。',
    ],
    evidence: [
      licence,
      proof('供货合同', '证明约定的商品和交货时间', '供货合同，第#份'),
      proof('送货单和拒收单', '证明拒收的批次和日期', '拒收单，第#张'),
    ],
  },
  'CF-036-02': {
    summary: '要求供应商承担没有约定的商品损耗。',
    gains: '为从货款中扣除的商品损耗，按结算单逐笔相加；供应商书面表示不要求退还',
    facts: [
      '当事人在结算时从一家供应商的货款中扣除事先没有约定的商品损耗，取得违法所得八千六百元。',
      '当事人在结算时从三家供应商的货款中扣除事先没有约定的商品损耗，取得违法所得八千六百元。',
    ],
    evidence: [
      licence,
      proof('供货合同', '证明没有约定商品损耗的承担', '供货合同，第#份'),
      proof('结算单', '证明扣除的数额', '结算单，第#张'),
    ],
  },
  'CF-037-01': {
    summary: '反映衣物洗染后损坏。',
    facts: ['经核查，双方属洗染服务合同纠纷，没有发现违法行为。'],
    evidence: [licence],
  },
}
