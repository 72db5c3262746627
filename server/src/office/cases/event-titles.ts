import type { CaseEvent, CaseEventType } from '@zhaofa/domain/case/case-event.ts'

/** What an event is called in the timeline. A new event does not compile until it has a name. */
const titles: Record<CaseEventType, string> = {
  ClueRegistered: '登记线索',
  ClueVerified: '核查线索',
  FilingDeclined: '不予立案',
  CaseFiled: '立案',
  InformantTold: '告知举报人',
  SiteInspected: '现场检查',
  PersonInquired: '询问',
  EvidenceAdded: '证据入卷',
  CorrectionOrdered: '责令改正',
  CorrectionRechecked: '整改复查',
  ServiceAddressConfirmed: '确认送达地址',
  RecusalDecided: '回避决定',
  InvestigationConcluded: '调查终结',
  AdvanceNoticeIssued: '批准告知并用印',
  NoticeServed: '送达文书',
  PaperVoided: '作废文书',
  StatementRecorded: '收到陈述申辩',
  StatementReviewed: '复核陈述申辩',
  RightsWaived: '放弃声明',
  HearingRequested: '当事人要求听证',
  HearingCalled: '通知听证',
  HearingHeld: '举行听证',
  DecisionDrafted: '拟定决定',
  ReviewSubmitted: '送法制审核',
  ReviewReturned: '法制审核退回补材料',
  ReviewOpinionIssued: '法制审核意见',
  DeliberationHeld: '集体讨论',
  DecisionIssued: '作出决定',
  CaseDismissed: '撤销案件',
  CaseTransferred: '移送',
  FinePaid: '缴款',
  DemandIssued: '催告履行',
  CaseClosed: '结案',
  CaseArchived: '归档',
  DecisionPublished: '公示',
  DecisionWithheld: '不予公开',
  PublicationWithdrawn: '撤回公示',
  ActProposed: '提交审批',
  ActEndorsed: '审查同意，转上一级审批',
  ActReturned: '退回修改',
}

/** Events that start, stop or use up a right: a filled dot in the timeline. */
const effective: readonly CaseEventType[] = [
  'CaseFiled',
  'FilingDeclined',
  'CorrectionOrdered',
  'InvestigationConcluded',
  'AdvanceNoticeIssued',
  'NoticeServed',
  'PaperVoided',
  'HearingHeld',
  'ReviewOpinionIssued',
  'DecisionIssued',
  'CaseDismissed',
  'CaseTransferred',
  'CaseClosed',
]

export function eventTitle({ type }: CaseEvent): string {
  return titles[type]
}

export function hasLegalEffect({ type }: CaseEvent): boolean {
  return effective.includes(type)
}
