import type { FirmData, RiskGrade } from '@zhaofa/domain/inspection/register/firm.ts'
import { plainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { fictionalUscc } from './fictional-codes.ts'
import type { VisitStory } from './visit-story.ts'

const firm = (name: string, code: number, legalRepresentative: string, address: string) => ({
  kind: 'organisation' as const,
  name,
  uscc: fictionalUscc(code),
  legalRepresentative,
  address,
  phone: '0434-0000012',
})

const home = firm('四平市安居家政服务有限公司', 801, '佟安', '四平市铁西区示例街 31 号')
const beauty = firm('四平市佳汇美容美发有限公司', 802, '阚丽', '四平市铁东区示例路 77 号')
const cars = firm('四平市通达汽车贸易有限公司', 803, '宫志强', '四平市铁西区示例大街 205 号')
const laundry = firm('四平市洁雅洗染有限公司', 804, '鲍洁', '四平市铁东区示例街 8 号')

const registered = (
  { name, uscc: code, legalRepresentative: representative, address }: typeof home,
  { industry, risk }: { readonly industry: string; readonly risk: RiskGrade },
): Omit<FirmData, 'kind'> & { readonly code: string } => ({
  ...{ code, name, representative, address, position: null, industry, risk },
  district: address.slice(3, 6),
})

/** 检查对象名录 of the demo, as an officer writes it. */
export const registeredFirms = [
  registered(home, { industry: '居民服务业', risk: 'B' }),
  registered(beauty, { industry: '居民服务业', risk: 'C' }),
  registered(laundry, { industry: '居民服务业', risk: 'B' }),
  registered(cars, { industry: '零售业', risk: 'B' }),
]

/** Three visits: nothing found; corrected and rechecked; filed as a case in the same file. */
export const visitStories: readonly VisitStory[] = [
  {
    firm: home,
    startsOn: plainDate('2026-09-14'),
    ground: 'plan',
    groundSource: null,
    item: 'JC-001',
    necessity: '年度计划的任务；发卡台账、售卡记录须到经营场所核对原件。',
    finding: { result: 'pass', words: null },
    code: '01',
    order: null,
    penalty: null,
    published: true,
    until: 'archived',
  },
  {
    firm: beauty,
    startsOn: plainDate('2026-10-12'),
    ground: 'plan',
    groundSource: null,
    item: 'JC-001',
    necessity: '年度计划的任务；上半年退卡难的投诉较多，须到店核对发卡台账和章程。',
    finding: {
      result: 'problem',
      words: '收银台没有公示单用途卡章程，抽查 10 笔售卡，2 笔没有提供章程和协议。',
    },
    code: '06',
    order: {
      requirements: '在收银台公示单用途卡章程；售卡时提供章程，并应购卡人要求签订协议。',
      days: 10,
    },
    penalty: null,
    published: true,
    until: 'archived',
  },
  {
    firm: cars,
    startsOn: plainDate('2026-11-09'),
    ground: 'report',
    groundSource: '12345 工单 1187 号',
    item: 'JC-004',
    necessity: '投诉反映买车没有签合同；价格明示和销售合同须到门店查看。',
    finding: {
      result: 'problem',
      words: '抽查上个月销售的小型汽车 3 辆，其中 1 辆没有与消费者签订销售合同。',
    },
    code: '09',
    order: null,
    penalty: 'CF-034-03',
    published: true,
    until: 'filed',
  },
]
