import { z } from 'zod'

/** Sets of cases that a number counts and that the case list opens, each with its heading there. */
export const caseSetTitles = {
  open: '在办案件',
  inspecting: '在办检查',
  inspected: '本年检查',
  'awaits-me': '待我审批',
  'due-soon': '本机关七日内到期',
  overdue: '本机关逾期',
  'party-overdue': '当事人逾期',
  undated: '期限待放假安排公布后确定',
  reviewed: '本年法制审核',
  'review-refused': '本年法制审核未同意过',
  decided: '本年作出决定',
  'published-in-time': '本年按期公开',
  'published-late': '本年逾期后公开',
  'publication-overdue': '本年逾期未公开',
  'publication-waiting': '公开期限内，待公开',
  withheld: '依法不予公开',
  'not-one-by-one': '不逐件公开：不予处罚，或者本局规则只公开件数',
  fined: '本年决定罚没款',
  paid: '本年罚没款已缴清',
  unpaid: '本年罚没款未缴清',
  'to-archive': '待归档',
  archived: '已归档',
  'retention-due': '一年内保管期限届满',
} as const

/** What a supervisor compares between agencies. */
export const supervisedSets = [
  'open',
  'overdue',
  'review-refused',
  'publication-overdue',
] as const satisfies CaseSet[]

export const CaseSet = z.enum(Object.keys(caseSetTitles) as [keyof typeof caseSetTitles])
export type CaseSet = keyof typeof caseSetTitles
