import { day, officers, type Sample } from './sample-facts.ts'

/** Samples that were taken, examined, told, examined again, and given back, in a case under investigation. */
export const samplingCourse: readonly Sample[] = [
  [
    '2026-10-20',
    {
      type: 'SamplesTaken',
      takenAt: '2026-10-20T02:10:00.000Z',
      place: '四平市铁西区示范大街1号',
      method: '从仓库货架上的 60 包中随机抽取 3 包，当场封样。',
      samples: [
        {
          no: 1,
          name: '一次性塑料餐盒',
          spec: '650ml，50只/包',
          batch: '20260901',
          quantity: 2,
          unit: '包',
          place: '仓库 A 区货架',
          seal: '封条 0001',
        },
        {
          no: 2,
          name: '一次性塑料袋',
          spec: '30cm×40cm',
          batch: null,
          quantity: 1,
          unit: '包',
          place: '收银台',
          seal: '封条 0002',
        },
      ],
      presence: 'witness',
      presentPerson: '马见证',
      presentRole: '社区工作人员',
      absence: '法定代表人在外地，仓库管理员拒绝到场',
      officers,
      recording: '20261020-AV06-01',
      unrecordedReason: null,
    },
  ],
  [
    '2026-10-20',
    {
      type: 'AppraisalCommissioned',
      appraisal: 1,
      samples: [1, 2],
      materials: '进货单复印件1份',
      institution: '吉林省示例产品质量检验院',
      qualification: '检验检测机构资质认定证书 220000000000，有效期至2029年12月31日',
      questions: '餐盒、塑料袋是否属于不可降解塑料制品\n塑料袋的厚度',
      dueOn: day('2026-11-10'),
      again: null,
    },
  ],
  ['2026-10-20', { type: 'AppraisalPeriodNoticed', appraisal: 1 }],
  [
    '2026-10-21',
    {
      type: 'AppraisalTimeLeftOut',
      appraisal: 1,
      legalBasis: '《示例省行政执法程序规定》第四十条',
    },
  ],
  [
    '2026-11-06',
    {
      type: 'AppraisalEnded',
      appraisal: 1,
      outcome: 'concluded',
      endedOn: day('2026-11-06'),
      reportNumber: 'JLZJ-2026-01187',
      conclusion: '餐盒、塑料袋均为不可降解塑料；塑料袋厚度为0.021毫米，低于0.025毫米。',
      reason: null,
      samplesAfter: 'kept',
    },
  ],
  [
    '2026-11-06',
    {
      type: 'AppraisalResultNoticed',
      appraisal: 1,
      reportNumber: 'JLZJ-2026-01187',
      conclusion: '餐盒、塑料袋均为不可降解塑料；塑料袋厚度为0.021毫米，低于0.025毫米。',
      remedy: { count: 15, unit: 'day', basis: '《中华人民共和国产品质量法》第十五条' },
    },
  ],
  [
    '2026-11-12',
    {
      type: 'ReappraisalRequested',
      appraisal: 1,
      requestedOn: day('2026-11-12'),
      reasons: '塑料袋的厚度应当按抽样批次的平均值计算。',
    },
  ],
  [
    '2026-11-13',
    {
      type: 'SamplesSettled',
      samples: [1],
      settlement: 'returned',
      settledOn: day('2026-11-13'),
      takenBy: '张示例',
    },
  ],
]
