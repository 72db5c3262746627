import type { Role } from '../../authority/roles.ts'
import { guidance, systemRule, type Bases } from '../../shared/basis.ts'
import { cite } from '../../shared/citation.ts'
import type { ChainStep } from './chain-step.ts'

/** The states of a notice. */
export const noticeStates = {
  collected: '待审核',
  checked: '待发布',
  returned: '退回采集',
  withholding: '待批准不予公开',
  published: '已发布',
  outdated: '已发布，待更正',
  withdrawn: '已撤回',
  withheld: '不予公开',
} as const
export type NoticeState = keyof typeof noticeStates

export type NoticeStep =
  | 'collect'
  | 'choose'
  | 'check'
  | 'return'
  | 'publish'
  | 'propose-withholding'
  | 'approve-withholding'
  | 'refuse-withholding'
  | 'withdraw'

/** The states of a list or an article: the step it waits for, or the end of its chain. */
export type LinearState = LinearStepId | 'published' | 'withdrawn'
export type LinearStepId =
  'collect' | 'transfer' | 'check' | 'lead' | 'judicial' | 'market' | 'publish'

/** A step of a list or an article, one after the other. */
export type LinearStep = ChainStep<LinearState, LinearStepId> & {
  /** Another authority agrees: with its own account, or by a reply (批复) whose number is entered. */
  readonly outside: boolean
}

/** The collector is owed a reason when something comes back. This is our rule, not an article of law. */
const sentBack: Bases = [systemRule('reasons')]
/** 撤回 of a decision: 在三日内撤回行政处罚决定信息并公开说明理由. */
const withdrawal: Bases = [cite('行政处罚法', 48, { paragraph: 2 }), guidance('二（六）')]
/** 不予公开: examined before, decided with its ground. */
const withholding: Bases = [cite('政府信息公开条例', 17)]

/** 执法决定公示: one notice of one decided case. */
export const noticeSteps: { readonly [Id in NoticeStep]: ChainStep<NoticeState, NoticeStep> } = {
  collect: {
    id: 'collect',
    title: '采集',
    by: ['disclosure-collector'],
    from: ['returned', 'outdated'],
    effect: '采集后送审核人员。',
  },
  choose: {
    id: 'choose',
    title: '逐处决定',
    by: ['disclosure-checker'],
    from: ['collected'],
    apart: { from: ['collect'], reason: '采集和审核不能是同一个人' },
    effect: '隐去或者保留检测到的内容。',
  },
  check: {
    id: 'check',
    title: '审核通过',
    by: ['disclosure-checker'],
    from: ['collected'],
    apart: { from: ['collect'], reason: '采集和审核不能是同一个人' },
    effect: '审核通过后送发布人员。',
  },
  return: {
    id: 'return',
    title: '退回采集',
    by: ['disclosure-checker', 'disclosure-publisher'],
    from: ['collected', 'checked'],
    effect: '退回后由采集人员修改再送。',
  },
  publish: {
    id: 'publish',
    title: '发布',
    by: ['disclosure-publisher'],
    from: ['checked'],
    apart: { from: ['collect', 'check'], reason: '采集、审核、发布须是三个人' },
    effect: '发布后全网可见，并写入存证账本。',
  },
  'propose-withholding': {
    id: 'propose-withholding',
    title: '拟不予公开',
    by: ['disclosure-checker'],
    from: ['collected'],
    apart: { from: ['collect'], reason: '采集和审核不能是同一个人' },
    reasoned: withholding,
    effect: '写明依据和理由，送机关负责人批准。能区分处理的，隐去有关内容后公开，不整件不公开。',
  },
  'approve-withholding': {
    id: 'approve-withholding',
    title: '批准不予公开',
    by: ['agency-head'],
    from: ['withholding'],
    apart: {
      from: ['collect', 'propose-withholding'],
      reason: '采集、提出不予公开的人不能自己批准',
    },
    effect: '批准后只公开机关、月份和依据的条文，决定的内容不公开。',
  },
  'refuse-withholding': {
    id: 'refuse-withholding',
    title: '不批准，继续公示',
    by: ['agency-head'],
    from: ['withholding'],
    reasoned: withholding,
    effect: '退回审核人员，按规定公示。',
  },
  withdraw: {
    id: 'withdraw',
    title: '撤回',
    by: ['disclosure-publisher'],
    // Also while a new version is on its way: what is public stays so until it is replaced or taken down.
    from: ['published', 'outdated', 'collected', 'checked', 'returned'],
    reasoned: withdrawal,
    effect: '撤回后立即从网页、检索和导出中消失，留下撤回记录和理由。',
  },
}

/** Steps inside the agency. Nobody takes two of them; the consent of another authority does not count. */
const inside = ['collect', 'transfer', 'check', 'lead', 'publish'] as const

const linear = (id: LinearStepId, title: string, role: Role): LinearStep => ({
  id,
  title,
  by: [role],
  from: [id],
  apart: { from: inside, reason: '同一个人不能办理两个环节' },
  effect: id === 'publish' ? '发布后全网可见，并写入存证账本。' : '送下一环节。',
  outside: false,
})

/** Their reply is entered by our publisher, who still may publish. */
const outside = (id: LinearStepId, title: string, role: Role): LinearStep => ({
  ...linear(id, title, role),
  by: [...new Set<Role>([role, 'disclosure-publisher'])],
  outside: true,
})

const collect = linear('collect', '采集', 'disclosure-collector')
const publish = linear('publish', '发布', 'disclosure-publisher')
const check = linear('check', '审核和保密审查', 'disclosure-checker')

/** 清单公示: the steps by the words that docs/disclosure-items.md writes a chain with. */
export const listSteps: Readonly<Record<string, LinearStep>> = {
  '采集（承办科室）': collect,
  传递: linear('transfer', '传递', 'department-head'),
  '审核（法制机构）': linear('check', '法制审核', 'legal-reviewer'),
  '审核（法制机构+保密审查）': check,
  局领导: linear('lead', '局领导同意', 'agency-head'),
  市司法局审核: outside('judicial', '市司法局审核', 'supervisor'),
  // No account of theirs is kept here: their reply is entered.
  市市场监管局审核: outside('market', '市市场监管局审核', 'disclosure-publisher'),
  发布: publish,
  '发布（信息员）': publish,
}

/** 方案、制度、办法、通知公告. */
export const articleSteps: readonly LinearStep[] = [collect, check, publish]

/** Sending back to the collector. A person who may take the next step may do this instead. */
export const linearReturn = { title: '退回', reasoned: sentBack } as const

/** 撤下: every version of an article leaves the public pages. */
export const articleWithdrawal: ChainStep<LinearState, LinearStepId | 'withdraw'> = {
  id: 'withdraw',
  title: '撤下',
  by: ['disclosure-publisher'],
  from: ['published'],
  reasoned: [cite('政府信息公开条例', 6), guidance('二')],
  effect: '每个版本和附件都不再公开，原处只留撤下的理由。',
}
