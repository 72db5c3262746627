import { visitGrounds, type GroundOutsidePlans } from '../inspection/visit-codes.ts'
import type { AgencyRuleDefinition, VisitRuleName } from './agency-rule-definition.ts'
import type { FrequencyRule } from './agency-rules.ts'

const documents54 = '国办发〔2024〕54号，未见原文'
const answers = '司法部问题解答，见公开报道，未见原文'
const forms = '司法部行政检查文书基本格式文本（试行）解读，未见原文'

/** 优化营商环境条例第54条第2款 names them, so no agency takes them away. */
const groundsOfLaw: readonly GroundOutsidePlans[] = ['report', 'assigned', 'data']

function groundsProblem(value: readonly GroundOutsidePlans[]): string | null {
  const missing = groundsOfLaw.filter((ground) => !value.includes(ground))
  if (missing.length === 0) return null
  const names = missing.map((ground) => visitGrounds[ground]).join('、')
  return `${names}由《优化营商环境条例》第五十四条第二款规定，不能去掉`
}

function frequencyProblem({ exempt, outsideSum, ways }: FrequencyRule): string | null {
  if (!ways.includes('on-site')) return '现场检查应当计入频次'
  return outsideSum.every((reason) => exempt.includes(reason))
    ? null
    : '不计入次数的理由，应当也是不受上限限制的理由'
}

const maxLines = 20
const maxLine = 120

/** Sentences that are printed one below the other. */
function linesProblem(lines: readonly string[]): string | null {
  if (lines.length === 0) return '至少写一条'
  if (lines.length > maxLines) return `最多 ${maxLines} 条`
  if (lines.some((line) => line.trim() === '')) return '有空的一条'
  const long = lines.find((line) => line.length > maxLine)
  if (long !== undefined) return `每条最多 ${maxLine} 字：${long.slice(0, 12)}…`
  return new Set(lines).size === lines.length ? null : '有重复的条'
}

/** What an agency starts with for 涉企行政检查: most of it was read in public accounts, and is confirmed before use. */
export const visitRuleDefinitions: {
  readonly [Name in VisitRuleName]: AgencyRuleDefinition<Name>
} = {
  visitGrounds: {
    title: '计划以外可以检查的由来',
    question: '优化营商环境条例第五十四条第二款列了三种；企业申请见公开报道',
    initial: ['report', 'assigned', 'data', 'application'],
    source:
      '《优化营商环境条例》第五十四条第二款（投诉举报、转办交办、数据监测）；企业申请见国办发〔2024〕54号，未见原文',
    tag: 'T',
    problem: groundsProblem,
  },
  visitFrequency: {
    title: '检查频次怎样计算',
    question: '哪些理由不受年度上限限制、其中哪些另列不计数、哪些检查方式计入，所见的来源不一致',
    initial: {
      exempt: ['report', 'assigned', 'data', 'application', 'superior'],
      outsideSum: ['superior'],
      ways: ['on-site', 'written', 'remote'],
    },
    source: `${documents54}（四种情形可以不受上限限制）；${answers}（个案检查计入，上级部署的专项除外）；两者不一致，全部计数、理由单列`,
    tag: 'K?',
    problem: frequencyProblem,
  },
  visitProhibitions: {
    title: '检查通知书上的“严禁”',
    question: '五个严禁的原文没有见到；通知书和检查专页照这里的文字',
    initial: [
      '严禁逐利检查',
      '严禁干扰企业正常生产经营',
      '严禁任性检查',
      '严禁下达检查指标',
      '严禁以观摩、督导、考察等名义变相检查',
    ],
    source: documents54,
    tag: 'K?',
    problem: linesProblem,
  },
  visitMustNots: {
    title: '检查通知书上的“不得”',
    question: '八个不得的原文没有见到；通知书和检查专页照这里的文字',
    initial: [
      '不得接受被检查企业的馈赠、福利',
      '不得参加被检查企业的宴请、旅游',
      '不得由企业支付应当由行政机关负担的费用',
      '不得向企业转嫁检查费用',
      '不得刻意要求法定代表人到场陪同',
      '不得随意要求企业停产停业',
      '不得以检查频次、罚款数额作为考核指标',
      '不得以观摩等方式变相检查',
    ],
    source: documents54,
    tag: 'K?',
    problem: linesProblem,
  },
  visitRights: {
    title: '检查通知书上的企业权利',
    question: '处罚法第四十三条、第五十五条以外的写法没有统一文本',
    initial: [
      '有权要求检查人员出示执法证件；不出示的，有权拒绝检查',
      '有权申请与本次检查有利害关系的检查人员回避',
      '有权陈述、申辩，对检查笔录有异议的可以写明',
      '有权拒绝没有通知书、没有扫码或者超出通知书所列事项的检查，并投诉、举报',
    ],
    source: `《中华人民共和国行政处罚法》第四十三条、第五十五条；${forms}`,
    tag: 'S',
    problem: linesProblem,
  },
  visitSupervision: {
    title: '企业向谁投诉违法检查',
    question: '通知书和检查专页写明的受理机关',
    initial: '同级司法行政机关（行政执法监督）',
    source: documents54,
    tag: 'K?',
    problem: (value) => (value.trim() === '' ? '请填写机关' : null),
  },
  visitFarMetres: {
    title: '到场位置离登记住所多远起提示（米）',
    question: '没有文本规定距离；只提示，不拦检查',
    initial: 2_000,
    source: '本系统的提示距离，没有文本规定',
    tag: 'K',
    problem: (value) =>
      Number.isInteger(value) && value >= 100 && value <= 100_000
        ? null
        : '应为 100 至 100000 的整数',
  },
}
