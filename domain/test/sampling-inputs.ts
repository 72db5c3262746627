import { people } from './circumstances.ts'

/** 抽样取证 at the door of a visit, between the arrival and the end of its record. */
export const taken = (changed: Record<string, unknown> = {}) => ({
  takenAt: '2026-12-02T01:20:00.000Z',
  place: '铁东区一马路128号',
  method: '从货架上的 60 包中随机抽取，当场封样',
  samples: [line(1)],
  presence: 'holder',
  presentPerson: '孙某',
  presentRole: '法定代表人',
  absence: null,
  officers: [people.chen, people.wang],
  recording: '20261202-AV06-01',
  unrecordedReason: null,
  ...changed,
})

export const line = (no: number, changed: Record<string, unknown> = {}) => ({
  name: '一次性塑料袋',
  spec: '30cm×40cm',
  batch: '20260901',
  quantity: 2,
  unit: '包',
  place: '收银台',
  seal: `封条 000${no}`,
  ...changed,
})

export const commissioned = (changed: Record<string, unknown> = {}) => ({
  samples: ['1'],
  materials: null,
  institution: '吉林省示例产品质量检验院',
  qualification: '资质认定证书 220000000000',
  questions: '塑料袋的厚度',
  dueOn: '2026-12-16',
  ...changed,
})

export const concludedOn = (endedOn: string, changed: Record<string, unknown> = {}) => ({
  outcome: 'concluded',
  endedOn,
  reportNumber: 'JLZJ-2026-01187',
  conclusion: '厚度为0.021毫米。',
  report: 'report-1',
  reason: null,
  samplesAfter: 'kept',
  ...changed,
})

export const noRemedy = { remedyCount: null, remedyUnit: null, remedyBasis: null }
export const remedy = {
  remedyCount: 15,
  remedyUnit: 'day',
  remedyBasis: '《中华人民共和国产品质量法》第十五条',
}
