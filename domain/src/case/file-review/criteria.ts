import type { Check } from './criterion.ts'
import * as decision from './decision-checks.ts'
import * as ending from './ending-checks.ts'
import * as filing from './filing-checks.ts'
import * as heard from './heard-and-reviewed.ts'
import { examinationsSound } from './examination-checks.ts'
import * as investigation from './investigation-checks.ts'
import * as notice from './notice-checks.ts'
import * as veto from './veto-checks.ts'

/** The groups of the form of 案卷评查, and the points of each; a veto is worth none and costs all. */
export const reviewGroups = {
  veto: { title: '一票否决', points: 0 },
  filing: { title: '立案', points: 10 },
  investigation: { title: '调查取证', points: 22 },
  notice: { title: '审查与告知', points: 22 },
  decision: { title: '决定', points: 22 },
  execution: { title: '送达与执行', points: 12 },
  recording: { title: '全过程记录与公示', points: 6 },
  archive: { title: '归档', points: 6 },
} as const
export type ReviewGroup = keyof typeof reviewGroups

/** What one fault costs. `part`: each place costs so much, until the points of the criterion are used up. */
type Deduction =
  | { readonly kind: 'veto' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'part'; readonly points: number }

type Said = {
  readonly group: ReviewGroup
  readonly words: string
  readonly points: number
  readonly deduction: Deduction
  /** No reason lets a case be closed over it. */
  readonly bars?: true
}

/** Data answer it: `how` says what is compared with what. */
export type DataCriterion = Said & { readonly how: string; readonly check: Check }
/** People answer it, because of `why`. */
export type PeopleCriterion = Said & { readonly why: string }
export type Criterion = DataCriterion | PeopleCriterion

const vetoed = (words: string): Said => ({
  group: 'veto',
  words,
  points: 0,
  deduction: { kind: 'veto' },
})
const worth = (group: ReviewGroup, points: number, words: string, each?: number): Said => ({
  group,
  words,
  points,
  deduction: each === undefined ? { kind: 'whole' } : { kind: 'part', points: each },
})
const byData = (said: Said, how: string, check: Check): DataCriterion => ({ ...said, how, check })
const byPeople = (said: Said, why: string): PeopleCriterion => ({ ...said, why })

/**
 * 案卷评查标准, 56 criteria: fifteen by which a file fails at once, and 41 that make up a hundred points. The one table
 * that says of each how data answer it, or why people must.
 */
export const reviewCriteria = {
  V1: byData(
    vetoed('实施主体合法，没有越权'),
    '本案事项在本机关的事项库中，是行政处罚事项，可以使用',
    veto.authorityGiven,
  ),
  V2: byData(
    vetoed('执法人员有执法资格，证件有效'),
    '每一步的执法人员，在那一步的时刻，证件的种类、区域和有效期',
    veto.certificatesValid,
  ),
  V3: byData(vetoed('执法人员不少于两人'), '每一步登记的执法人员人数', veto.twoOfficersEach),
  V4: byPeople(
    vetoed('违法事实清楚，主要证据充分'),
    '证据能不能证明事实，须由人判断；系统只查每个要件有没有证据（R13）',
  ),
  V5: byPeople(vetoed('违法行为定性正确'), '事实合不合条文，须由人判断'),
  V6: byData(
    vetoed('适用法律正确，依据有效'),
    '依据的条文在行为终了之日和决定之日是否有效，决定书有没有引用废止的规定',
    veto.basisInForce,
  ),
  V7: byData(
    vetoed('决定前已经告知，听取了陈述、申辩'),
    '告知书送达、陈述申辩期、复核与决定的先后',
    heard.partyWasHeard,
  ),
  V8: byData(
    vetoed('应当听证的已经告知、组织'),
    '告知的处罚有没有达到听证标准；要求听证的有没有举行',
    heard.hearingGiven,
  ),
  V9: byData(
    vetoed('应当法制审核的审核通过'),
    '作出的这一稿在决定前有没有审核同意',
    heard.reviewedBefore,
  ),
  V10: byData(
    vetoed('应当集体讨论的已经讨论'),
    '拟定决定时列明须讨论的，这一稿在决定前有没有讨论同意；是不是疑难复杂仍由人认定',
    heard.deliberatedBefore,
  ),
  V11: byData(
    { ...vetoed('涉嫌犯罪的已经移送'), bars: true },
    '调查终结、法制审核认为涉嫌犯罪的，有没有移送公安机关',
    heard.crimeTransferred,
  ),
  V12: byData(
    vetoed('没有超越裁量幅度'),
    '处罚种类和数额与法定幅度、公布的档次、当场处罚上限相比',
    heard.withinDiscretion,
  ),
  V13: byData(vetoed('处罚对象认定正确'), '各份文书的名称、证件号码是否一致', veto.partyRight),
  V14: byData(
    vetoed('没有伪造、变造证据，没有倒签文书'),
    '各步时刻的先后，签名日期不早于文书，文件与存证的指纹一致',
    veto.nothingForged,
  ),
  V15: byData(
    vetoed('没有重复罚款'),
    '本机关对同一当事人、同一事项、同一期间的其他罚款',
    veto.finedOnce,
  ),
  R01: byData(worth('filing', 1, '有案件来源材料'), '卷内有没有线索登记表', filing.sourceOnFile),
  R02: byData(
    worth('filing', 3, '立案审批表要素齐全，有审批签名', 1),
    '立案审批表有没有空栏，两级负责人有没有签名',
    filing.filingApproved,
  ),
  R03: byData(
    worth('filing', 3, '立案早于调查取证（紧急情形除外）'),
    '立案时刻与笔录、证据的日期',
    filing.filedBeforeEvidence,
  ),
  R04: byData(worth('filing', 2, '立案及时'), '核查和决定是否立案的期限', filing.filedInTime),
  R05: byData(
    worth('filing', 1, '管辖和时效的审查有记载'),
    '立案时写的管辖依据、违法起止和发现之日',
    filing.jurisdictionAndTime,
  ),
  R06: byData(
    worth('investigation', 3, '出示执法证件并记录证号'),
    '每份笔录有没有写出示证件和每个人的证号',
    investigation.certificatesShown,
  ),
  R07: byData(
    worth('investigation', 2, '告知权利义务、回避并记录'),
    '每份笔录有没有写告知权利、回避',
    investigation.rightsTold,
  ),
  R08: byData(
    worth('investigation', 4, '询问笔录一人一录，有起止时间，逐页签名', 1),
    '被询问人、时间、重叠和签名版的页数',
    investigation.inquiriesSound,
  ),
  R09: byData(
    worth('investigation', 3, '现场笔录要素齐全', 1),
    '现场笔录的时间、地点、空栏和签名',
    investigation.sceneRecordsSound,
  ),
  R10: byData(
    worth('investigation', 3, '书证复制件注明出处，核对无异，提供人签名', 0.5),
    '每件证据的来源、提取单和签名',
    investigation.copiesSound,
  ),
  R11: byData(
    worth('investigation', 4, '先行登记保存、查封扣押有审批、清单，按期处理'),
    '批准、清单、期限届满时的处理',
    investigation.custodyLawful,
  ),
  R12: byData(
    worth('investigation', 2, '抽样、鉴定程序完备，告知当事人'),
    '抽样的签名和样品的处理，检测、鉴定期间和结果的告知',
    examinationsSound,
  ),
  R13: byData(
    worth('investigation', 1, '证据与事实对应，注明证明目的'),
    '每件证据的证明目的；每个要件有没有证据',
    investigation.evidenceAnswersFacts,
  ),
  R14: byData(
    worth('notice', 4, '调查终结报告有事实、证据、定性、裁量和建议', 1),
    '报告的各项内容和负责人意见',
    notice.reportWhole,
  ),
  R15: byData(
    worth('notice', 3, '裁量基准适用说明'),
    '裁量说明有没有、有没有空栏',
    notice.discretionStated,
  ),
  R16: byData(
    worth('notice', 5, '事先告知书内容完整并送达', 1),
    '告知书的事实、证据、依据、内容、权利和送达',
    notice.noticeWhole,
  ),
  R17: byData(
    worth('notice', 3, '陈述申辩有记录、有复核意见'),
    '笔录、复核意见和决定书的回应',
    notice.defenceAnswered,
  ),
  R18: byData(
    worth('notice', 3, '听证通知的期限合规'),
    '通知书送达与听证之日相隔的工作日',
    notice.hearingTold,
  ),
  R19: byData(
    worth('notice', 2, '法制审核意见书完备'),
    '各项结论、理由和审核人是否参与调查',
    notice.opinionWhole,
  ),
  R20: byData(
    worth('notice', 2, '集体讨论的参加人符合规定，签名齐全'),
    '参加人数、各人意见、结论和签名',
    notice.discussionWhole,
  ),
  R21: byData(
    worth('decision', 4, '立案之日起九十日内作出决定，或者有延长的依据'),
    '办案期限和延长依据',
    decision.decidedInTime,
  ),
  R22: byData(
    worth('decision', 6, '决定书的六项法定内容齐全', 2),
    '决定书的文字逐项对照处罚法第五十九条',
    decision.sixContents,
  ),
  R23: byPeople(
    worth('decision', 3, '说理充分（事实、证据、法律、裁量）', 1),
    '说理是否充分，须由人判断',
  ),
  R24: byData(
    worth('decision', 3, '法条引用全称，条款项具体', 1),
    '决定书引用的依据是否写到条，有没有写“等”，有没有全称',
    decision.citedExactly,
  ),
  R25: byData(
    worth('decision', 3, '救济途径的机关、期限准确'),
    '决定书写的复议机关、法院和期限',
    decision.remediesRight,
  ),
  R26: byData(
    worth('decision', 2, '盖章、文号、日期规范', 1),
    '决定书的印章、文号和落款日期',
    decision.sealedAndNumbered,
  ),
  R27: byData(
    worth('decision', 1, '决定与告知一致，加重的重新告知'),
    '告知书与决定书逐项对照',
    decision.asNotified,
  ),
  R28: byData(
    worth('execution', 4, '决定书七日内送达，方式合法'),
    '送达的期限、方式和前提',
    ending.servedInTime,
  ),
  R29: byData(
    worth('execution', 2, '送达回证要素齐全（代收关系、拒收见证）', 1),
    '每次送达的签收人、关系、地点和证明',
    ending.receiptsWhole,
  ),
  R30: byData(
    worth('execution', 2, '罚缴分离，票据入卷'),
    '缴款的票据号，当场收缴的上交期限',
    ending.moneyReceipted,
  ),
  R31: byData(
    worth('execution', 2, '逾期的催告，加处罚款计算正确', 1),
    '缴款日期、加处数额和催告',
    ending.overdueHandled,
  ),
  R32: byData(
    worth('execution', 1, '在期限内申请法院强制执行'),
    '没有履行的，起诉期满后三个月',
    ending.courtAskedInTime,
  ),
  R33: byData(
    worth('execution', 1, '结案有审批'),
    '结案审批表和负责人签名',
    ending.closedWithApproval,
  ),
  R34: byData(
    worth('recording', 3, '应当音像记录的环节都有记录', 1),
    '每个环节的录像编号，或者没有录制的原因',
    ending.scenesRecorded,
  ),
  R35: byData(
    worth('recording', 2, '按期公示并脱敏', 1),
    '公示期限；公示内容与案卷中不得公开的内容比对',
    ending.publishedInTime,
  ),
  R36: byData(
    worth('recording', 1, '音像文件完整，没有删改'),
    '音像文件与入卷时的指纹',
    ending.recordingsIntact,
  ),
  R37: byPeople(worth('archive', 1, '一案一卷，封面统一'), '纸质案卷的装订，须由人看'),
  R38: byData(
    worth('archive', 2, '卷内目录、备考表齐全，页码连续', 0.5),
    '封面、目录、备考表，目录与文书、页数对照',
    ending.contentsWhole,
  ),
  R39: byData(
    worth('archive', 1, '正卷、副卷划分正确'),
    '每份文书所在的卷与文书目录对照',
    ending.volumesRight,
  ),
  R40: byData(worth('archive', 1, '结案后三十日内归档'), '归档期限', ending.archivedInTime),
  R41: byPeople(worth('archive', 1, '没有涂改，更正处有签章', 0.5), '纸质文书的涂改，须由人看'),
} satisfies Readonly<Record<string, Criterion>>

export type CriterionId = keyof typeof reviewCriteria
/** The criteria that data answer. */
export type DataCriterionId = {
  [Id in CriterionId]: (typeof reviewCriteria)[Id] extends DataCriterion ? Id : never
}[CriterionId]

export const criterionIds = Object.keys(reviewCriteria) as CriterionId[]
