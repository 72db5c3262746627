import { partyKindTitles } from '../../case/party.ts'
import { penaltyKinds } from '../../case/penalty.ts'
import { noticeKinds, type PublicNotice } from '../notice/public-notice.ts'
import { revisedLine } from '../notice/revised-words.ts'
import { plainYuan, type DataField, type DataValue } from './data-field.ts'
import { entryFields, register, type EntryLine } from './entry-fields.ts'

/**
 * One line of the decisions as open data. What is not shown any more has no content: number, state and
 * reason tell those who copied it to take it down as well (处罚法第48条第2款).
 */
export type DecisionRecord = EntryLine & { readonly notice: PublicNotice | null }

type Field = DataField<DecisionRecord>
type Described = Pick<Field, 'meaning' | 'source'>

const decisionPaper = '行政处罚决定书'
const file = '案卷'

/** A field of the content: empty once the record is not shown any more. */
function content(
  code: string,
  title: string,
  type: Field['type'],
  value: (notice: PublicNotice) => DataValue,
  described: Described,
): Field {
  return { code, title, type, ...described, value: (row) => row.notice && value(row.notice) }
}

const says = (meaning: string, source: string): Described => ({ meaning, source })

const parties: readonly Field[] = [
  content(
    'kind',
    '决定种类',
    'text',
    (n) => noticeKinds[n.kind],
    says('处罚或者不予处罚', decisionPaper),
  ),
  content('title', '案件名称', 'text', (n) => n.title, says('当事人和案由', file)),
  content('agency', '作出机关', 'text', (n) => n.agencyName, says('作出决定的机关', decisionPaper)),
  content(
    'party_name',
    '当事人名称',
    'text',
    (n) => n.party.name,
    says('自然人只公开姓氏，其余隐去', decisionPaper),
  ),
  content(
    'party_kind',
    '当事人类别',
    'text',
    (n) => partyKindTitles[n.party.kind],
    says('自然人、个体工商户、法人及非法人组织', decisionPaper),
  ),
  content(
    'party_uscc',
    '统一社会信用代码',
    'text',
    (n) => n.party.uscc,
    says('18 位；自然人为空，证件号码不公开', 'GB 32100'),
  ),
  content(
    'party_representative',
    '法定代表人',
    'text',
    (n) => n.party.representative,
    says('法人及非法人组织的法定代表人、负责人', decisionPaper),
  ),
  content(
    'party_county',
    '所在区县',
    'text',
    (n) => n.party.county,
    says('住址只公开到区县', file),
  ),
]

const law: readonly Field[] = [
  content(
    'matter_code',
    '事项编码',
    'text',
    (n) => n.matterCode,
    says('执法事项的编码', '执法事项清单'),
  ),
  content(
    'matter_name',
    '事项名称',
    'text',
    (n) => n.matterName,
    says('执法事项的名称', '执法事项清单'),
  ),
  content('cause', '案由', 'text', (n) => n.cause, says('案由', decisionPaper)),
  content(
    'facts',
    '违法事实',
    'text',
    (n) => n.facts,
    says('认定的违法事实，个人信息已隐去', decisionPaper),
  ),
  content('evidence', '证据', 'text', (n) => n.evidence, says('证据的种类和份数', file)),
  content(
    'statement_handling',
    '陈述申辩采纳情况',
    'text',
    (n) => n.statementHandling,
    says('对陈述、申辩、听证意见的处理', decisionPaper),
  ),
  content(
    'discretion_tier',
    '裁量阶次',
    'text',
    (n) => n.discretion.tier,
    says('适用的阶次', '裁量基准'),
  ),
  content(
    'discretion_reason',
    '裁量理由',
    'text',
    (n) => n.discretion.reason,
    says('为什么适用', decisionPaper),
  ),
  content(
    'violation_basis',
    '违反条款',
    'text',
    (n) => n.violationBasis,
    says('违反的条款', decisionPaper),
  ),
  content(
    'penalty_basis',
    '处罚依据',
    'text',
    (n) => n.penaltyBasis,
    says('处罚所依据的条款', decisionPaper),
  ),
]

const outcome: readonly Field[] = [
  content(
    'penalty_kinds',
    '处罚种类',
    'text',
    (n) => n.penaltyKinds.map((kind) => penaltyKinds[kind]).join('；'),
    says('行政处罚法第九条的种类，多种的用分号分开', decisionPaper),
  ),
  content(
    'fine_yuan',
    '罚款金额',
    'amount',
    (n) => plainYuan(n.fineFen),
    says('没有罚款的为 0', decisionPaper),
  ),
  content(
    'confiscated_yuan',
    '没收违法所得金额',
    'amount',
    (n) => plainYuan(n.confiscatedFen),
    says('没有没收的为 0', decisionPaper),
  ),
  content(
    'confiscated_goods',
    '没收非法财物',
    'text',
    (n) => n.confiscatedGoods,
    says('没收的财物名称、数量', decisionPaper),
  ),
  content('terms', '其他处罚内容', 'text', (n) => n.terms, says('许可证件、期限等', decisionPaper)),
  content(
    'no_penalty_reason',
    '不予处罚理由',
    'text',
    (n) => n.noPenaltyReason,
    says('不予处罚的', decisionPaper),
  ),
  content(
    'outcome',
    '决定内容',
    'text',
    (n) => n.outcome,
    says('处罚内容，一行写明', decisionPaper),
  ),
  content(
    'legally_reviewed',
    '是否经过法制审核',
    'yes-no',
    (n) => (n.legallyReviewed ? '是' : '否'),
    says('重大执法决定须经法制审核', '法制审核意见书'),
  ),
]

const days: readonly Field[] = [
  content(
    'decided_on',
    '决定日期',
    'date',
    (n) => n.decidedOn,
    says('作出决定的日期', decisionPaper),
  ),
  content('served_on', '送达日期', 'date', (n) => n.servedOn, says('送达当事人的日期', '送达回证')),
  content(
    'published_on',
    '公示日期',
    'date',
    (n) => n.publishedOn,
    says('本版本公示的日期', register),
  ),
  content(
    'expires_on',
    '公示截止日期',
    'date',
    (n) => n.expiresOn,
    says('公示的最后一日', '信用修复管理办法'),
  ),
  content(
    'display_rule',
    '公示期规则',
    'text',
    (n) => n.displayRule,
    says('公示期怎样算出', register),
  ),
  content(
    'correction',
    '更正说明',
    'text',
    (n) => n.correction,
    says('更正的，为什么更正', register),
  ),
  content(
    'revised',
    '变更或者重新作出',
    'text',
    (n) => (n.revised ? revisedLine(n.revised) : null),
    says('决定经过变更，或者原决定撤销后重新作出的，由谁、以哪份文书', register),
  ),
  content(
    'replaces',
    '原公示编号',
    'text',
    (n) => n.revised?.replaces ?? null,
    says('被撤回的原公示的编号；没有的为空', register),
  ),
]

/** The columns of the decisions, in the order of the file. */
export const decisionFields: readonly Field[] = [
  ...entryFields({
    number: { title: '文号', meaning: '决定书文号', source: decisionPaper },
    withdrawn: '撤回说明（行政处罚法第四十八条第二款）',
  }),
  ...parties,
  ...law,
  ...outcome,
  ...days,
]
