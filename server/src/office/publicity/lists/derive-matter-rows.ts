import type { Row } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import type { ServiceMatter } from '@zhaofa/domain/reference/matter.ts'
import { matterStanding } from '@zhaofa/domain/reference/matter-standing.ts'
import { serviceMatters } from '@zhaofa/domain/reference/matters.ts'
import { departmentsOf, publicAgency, type Derive, type ListSources } from './list-sources.ts'

/** The lists that are made of the matters: 权责、监管、检查、抽查、不予处罚. */
export const matterDerivations: Readonly<Record<string, Derive>> = {
  pre_power_list: async (sources) => {
    const shared = await sharedOf(sources)
    const power = (code: string, name: string, type: PowerType, basis: string, level: string) => ({
      code,
      name,
      type,
      basis,
      subject: shared.agency,
      handlingDept: shared.departments,
      level: level || '设区的市级',
      ...duties[type],
      accountabilityTargets: '行使该项职权的机构及其工作人员',
      accountabilitySituations: wrongs,
      supervisionPhone: shared.supervisionPhone,
    })
    return [
      // What no case may rest on is no power of the agency.
      ...sources.reference.matters
        .filter((matter) => matterStanding(matter).kind !== 'unusable')
        .map(({ code, name, violationBasis, penaltyBasis, level }) =>
          power(code, name, '处罚', `${violationBasis}；${penaltyBasis}`, level),
        ),
      ...running.map(({ code, name, type, legalBasis, level }) =>
        power(code, name, powerTypes[type], legalBasis, level),
      ),
    ]
  },
  pre_supervision_catalog: async (sources) => {
    const { departments } = await sharedOf(sources)
    return inspections.map((matter) => ({
      catalogCode: matter.code,
      matterName: matter.name,
      subItem: matter.content || '全项',
      object: objectOf(matter),
      supervisionMode: '双随机抽查、专项检查、投诉举报核查',
      basis: matter.legalBasis,
      processType: '检查、处理、公开',
      dept: departments,
      level: matter.level,
      resultHandling: '责令改正；涉嫌违法的立案查处；不属本机关管辖的移送',
    }))
  },
  pre_inspection_item_list: async (sources) => {
    const { agency } = await sharedOf(sources)
    return inspections.map((matter) => ({
      code: matter.code,
      name: matter.name,
      basis: matter.legalBasis,
      object: objectOf(matter),
      checkPoints: matter.content || `对照${matter.legalBasis}逐条核对`,
      mode: '现场检查；能书面核查的不入企',
      frequencyCap: matter.frequency || '按年度计划',
      subject: agency,
      level: matter.level,
    }))
  },
  pre_random_list: async (sources) => {
    const { agency, departments } = await sharedOf(sources)
    return inspections.map((matter, i) => ({
      seq: String(i + 1),
      category: '商贸流通',
      itemName: matter.name,
      itemType: '一般',
      subject: agency,
      basis: matter.legalBasis,
      object: objectOf(matter),
      content: matter.content || `执行${matter.legalBasis}的情况`,
      mode: '现场检查、书面检查',
      ratio: matter.inspectionRatio || '按计划',
      frequency: matter.frequency || '按计划',
      executor: departments,
    }))
  },
  pre_no_penalty_list: ({ reference }) =>
    reference.matters.flatMap((matter) =>
      matter.tiers
        .filter(({ maxFen, condition }) => maxFen === 0 && condition)
        .map((tier) => ({
          matter: matter.name,
          basis: `${matter.penaltyBasis}；行政处罚法第三十三条第一款`,
          situation: `${tier.name}：${tier.condition}`,
          conditions: matter.mustOrderCorrectionFirst
            ? '责令限期改正后按期改正，没有造成危害后果'
            : '及时改正，没有造成危害后果',
          followUp: tier.other || '批评教育，跟踪改正情况',
        })),
    ),
}

type PowerType = '许可' | '处罚' | '强制' | '检查' | '其他'

const powerTypes: Readonly<Record<ServiceMatter['type'], PowerType>> = {
  行政许可: '许可',
  行政备案: '其他',
  行政检查: '检查',
  行政强制: '强制',
}

/** What is kept ready and not in use is no power of the agency. */
const running = serviceMatters.filter(({ type }) => type !== '行政强制')
const inspections = serviceMatters.filter(({ type }) => type === '行政检查')

const wrongs =
  '没有法定依据或者不按法定程序实施的；不履行法定职责的；滥用职权、玩忽职守、徇私舞弊的'

const duties: Readonly<
  Record<PowerType, Pick<Row, 'responsibilityItems' | 'responsibilityBasis'>>
> = {
  许可: {
    responsibilityItems:
      '公示许可条件和材料；受理并一次告知补正；审查；在期限内决定、送达和公开；事后监督检查',
    responsibilityBasis:
      '行政许可法第三十条、第三十二条、第三十四条、第三十八条、第四十二条、第六十一条',
  },
  处罚: {
    responsibilityItems:
      '立案；两人以上调查取证；告知并听取陈述申辩，依法听证；法制审核；决定并送达；公开；执行',
    responsibilityBasis:
      '行政处罚法第四十二条、第四十四条、第四十五条、第五十四条、第五十八条、第六十一条',
  },
  强制: {
    responsibilityItems:
      '报告并经批准；两人以上实施并出示证件；告知理由、依据和权利；制作笔录；依法处理',
    responsibilityBasis: '行政强制法第十八条',
  },
  检查: {
    responsibilityItems: '公布事项和计划；批准；两人以上亮证检查；制作笔录；告知结果；公开结果',
    responsibilityBasis: '国务院办公厅关于严格规范涉企行政检查的意见（国办发〔2024〕54号）',
  },
  其他: {
    responsibilityItems: '公示备案条件和材料；接收材料；在期限内备案；公开；事后监督检查',
    responsibilityBasis: '国办发〔2018〕118号；设立依据',
  },
}

/** Whom an inspection is about, by its code. */
const objects: Readonly<Record<string, string>> = {
  'JC-001': '发卡企业、售卡企业',
  'JC-002': '成品油批发、仓储、零售经营企业',
  'JC-003': '家庭服务机构',
  'JC-004': '汽车供应商、经销商',
  'JC-005': '二手车交易市场经营者、经营主体',
  'JC-006': '报废机动车回收企业',
  'JC-007': '外国投资者、外商投资企业',
  'JC-008': '零售商、供应商',
  'JC-009': '零售商',
  'JC-010': '特许人',
  'JC-011': '对外劳务合作企业',
  'JC-012': '使用一次性塑料制品的商品零售、餐饮、住宿等经营者',
  'JC-013': '拍卖企业',
}

const objectOf = ({ code, name }: ServiceMatter) => objects[code] ?? name.replace(/检查$/, '经营者')

async function sharedOf(sources: ListSources) {
  const agency = await publicAgency(sources)
  return {
    agency: agency.name,
    supervisionPhone: agency.supervision_phone,
    departments: await departmentsOf(sources),
  }
}
