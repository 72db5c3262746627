import { isLimitId, limits } from '../deadline/limits.ts'
import { isPlainDate, plainDate } from '../shared/plain-date.ts'
import type {
  AgencyRuleDefinition,
  AgencyRuleName,
  AgencyRuleValues,
} from './agency-rule-definition.ts'
import { isWholeBank, ownLimits } from './agency-rules.ts'
import { visitRuleDefinitions } from './visit-rule-values.ts'

const wholeDays = (value: number) =>
  Number.isInteger(value) && value >= 1 && value <= 60 ? null : '应为 1 至 60 的整数'
const wholeHours = (value: number) =>
  Number.isInteger(value) && value >= 1 && value <= 400 ? null : '应为 1 至 400 的整数'
const notBlank = (value: string) => (value.trim() === '' ? '请填写名称' : null)
const fine = () => null

/** Every rule, with what it starts from. A rule marked K? must be confirmed before go-live. */
export const agencyRuleDefinitions: {
  readonly [Name in AgencyRuleName]: AgencyRuleDefinition<Name>
} = {
  regionName: {
    title: '行政区划名称',
    question: '文书和公示使用的行政区划名称',
    initial: '四平市',
    source: '本局',
    tag: 'K',
    problem: notBlank,
  },
  statementDays: {
    title: '陈述、申辩期限（工作日）',
    question: '行政处罚法第44、45条没有规定天数',
    initial: 5,
    source: '通行做法：5 个工作日，与要求听证的期限一致',
    tag: 'K',
    problem: wholeDays,
  },
  reviewDays: {
    title: '法制审核期限（工作日）',
    question: '行政处罚法第五十八条没有规定天数；地方制度通行 5 至 10 个工作日',
    initial: 5,
    source: '地方制度通行做法',
    tag: 'K',
    problem: wholeDays,
  },
  reviewExtensionDays: {
    title: '法制审核最多可以延长（工作日）',
    question: '案情复杂的，经批准可以延长',
    initial: 5,
    source: '地方制度通行做法',
    tag: 'K',
    problem: (value) => (value === 0 ? null : wholeDays(value)),
  },
  catalogueNoticeDays: {
    title: '法制审核目录公布后多少个工作日起适用',
    question:
      '行政处罚法第五十八条、国办发〔2018〕118号没有规定；目录先公布、后适用，给承办机构和当事人知道的时间',
    initial: 5,
    source: '通行做法，待法制机构确认',
    tag: 'K?',
    problem: wholeDays,
  },
  hearingThresholdFen: {
    title: '听证“较大数额”标准',
    question: '行政处罚法第六十三条的“较大数额”由地方规定；吉林省标准须由市司法局给定',
    initial: { 'natural-person': 500_000, 'sole-trader': 500_000, organisation: 10_000_000 },
    source: '公民5000元、法人10万元，示范值；以本省、本市公布的听证标准为准',
    tag: 'S',
    problem: (value) =>
      Object.values(value).every((fen) => Number.isSafeInteger(fen) && fen > 0)
        ? null
        : '每一类当事人的数额应大于零',
  },
  lateHearingToHead: {
    title: '逾期申请听证有正当理由的，报机关负责人决定',
    question:
      '行政处罚法第六十四条第一项只规定告知后五日内提出，没有规定因不可抗力等正当理由耽误的怎么办；行政复议法第二十条、行政诉讼法第四十八条对耽误期限各有规定，不适用于听证',
    initial: true,
    source: '默认报机关负责人决定（对当事人从宽），待法制机构确认',
    tag: 'K?',
    problem: fine,
  },
  reviewerMayHost: {
    title: '审核过本案的人员可以主持本案听证',
    question: '行政处罚法第六十四条第四项只要求主持人不是本案调查人员',
    initial: false,
    source: '默认不可以（从严），待法制机构确认',
    tag: 'K?',
    problem: fine,
  },
  reconsiderationAuthority: {
    title: '行政复议机关',
    question: '行政复议法第二十四条：本级人民政府',
    initial: '四平市人民政府',
    source: '行政复议法第二十四条',
    tag: 'T',
    problem: notBlank,
  },
  court: {
    title: '管辖法院',
    question: '吉林行政案件可能跨区集中管辖，上线前向市司法局确认',
    initial: '四平市铁西区人民法院',
    source: '示范值，待确认',
    tag: 'K?',
    problem: notBlank,
  },
  bank: {
    title: '代收罚款银行',
    question: '罚款决定与罚款收缴分离实施办法第七条：决定书应当载明代收机构的名称、地址',
    initial: { name: '', address: '', account: '', holder: '' },
    source: '待本局填写',
    tag: 'K?',
    problem: (bank) => (isWholeBank(bank) ? null : '请填写代收银行的名称、地址、户名和账号'),
  },
  qualifiedReviewersSince: {
    title: '法制审核人员须有法律职业资格的起始日',
    question:
      '行政处罚法第五十八条第二款只要求“初次”从事法制审核的人员；这一天以前已经从事审核的，不是初次',
    initial: plainDate('2018-01-01'),
    source: '2017年9月1日修正的行政处罚法第三十八条第三款，2018年1月1日起施行，上线前核对',
    tag: 'K',
    problem: (value) => (isPlainDate(value) ? null : '请填写一个日期'),
  },
  officerTrainingHours: {
    title: '执法人员每年培训（学时）',
    question: '国办发〔2018〕118号六（二十三）要求岗位培训，没有规定学时',
    initial: 60,
    source: '通行做法：每人每年不少于 60 学时，以本省、本市规定为准',
    tag: 'K',
    problem: wholeHours,
  },
  reviewerTrainingHours: {
    title: '法制审核人员每年培训（学时）',
    question: '国办发〔2018〕118号六（二十三）要求岗前、岗位培训，没有规定学时；可以另定',
    initial: 60,
    source: '默认与执法人员相同，待法制机构确认',
    tag: 'K?',
    problem: wholeHours,
  },
  maskNaturalPersonName: {
    title: '公示时隐去自然人姓名',
    question: '各地做法不一；法规要求时放开',
    initial: true,
    source: '默认隐去',
    tag: 'K',
    problem: fine,
  },
  soleTraderAs: {
    title: '个体工商户适用简易程序时视为',
    question: '行政处罚法第五十一条只分公民和法人或者其他组织，个体工商户归属没有统一规定',
    initial: 'natural-person',
    source: '默认按公民（从严）',
    tag: 'K?',
    problem: fine,
  },
  publishSummary: {
    title: '公示当场作出的处罚决定',
    question:
      '行政处罚法第四十八条只要求公开具有一定社会影响的处罚决定；简易程序是否公示没有统一规定，不公示的仍计入年报',
    initial: false,
    source: '默认不逐件公示，计入年度统计',
    tag: 'K?',
    problem: fine,
  },
  pushAddress: {
    title: '双公示推送地址',
    question: '信用平台给的接口地址；处罚和许可的全部字段、访问令牌只发到这里。不推送的留空',
    initial: '',
    source: '待本局填写',
    tag: 'K',
    problem: (value) =>
      value === '' || /^https?:\/\/[^\s@/?#]+(?:[/?#]\S*)?$/.test(value)
        ? null
        : '应为完整的网址，例如 https://xy.example.gov.cn/api/report',
  },
  limitDays: {
    title: '本局自定的期限',
    question: '法律没有规定长度的期限；未自定的用通行值',
    initial: {},
    source: '期限规则总表的通行值',
    tag: 'K',
    problem: limitDaysProblem,
  },
  ...visitRuleDefinitions,
}

export const agencyRuleNames = Object.keys(agencyRuleDefinitions) as AgencyRuleName[]

export function isAgencyRuleName(name: string): name is AgencyRuleName {
  return Object.hasOwn(agencyRuleDefinitions, name)
}

const isOwnLimit = (id: string) => (ownLimits as readonly string[]).includes(id)

function limitDaysProblem(value: AgencyRuleValues['limitDays']): string | null {
  for (const [id, count] of Object.entries(value)) {
    if (!isOwnLimit(id)) {
      return isLimitId(id) && limits[id].configurable
        ? `${id} 不在这里设定：办案没有用到，或者另有设定`
        : `${id} 由法律规定，不能自定`
    }
    if (!Number.isInteger(count) || count < 1) return `${id} 应为正整数`
  }
  return null
}
