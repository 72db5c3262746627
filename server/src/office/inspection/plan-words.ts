import type { PlanView } from '@zhaofa/contract'
import type { ChecklistEvent } from '@zhaofa/domain/inspection/checklist/checklist-book.ts'
import {
  planKinds,
  rangeText,
  takeText,
  type PlanContent,
} from '@zhaofa/domain/inspection/plan/plan-content.ts'
import type { PlanEvent } from '@zhaofa/domain/inspection/plan/plan-event.ts'
import type { PlanVersion } from '@zhaofa/domain/inspection/plan/plan-file.ts'
import { onSiteReasons, visitWays } from '@zhaofa/domain/inspection/visit-codes.ts'
import type { ProposalEvent } from '@zhaofa/domain/kernel/book.ts'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'

type Said = { readonly title: string; readonly words: string }
type Line = { readonly label: string; readonly value: string }

/** What a version of a plan says, a line a field. */
export function planLines({
  content,
  government,
}: Pick<PlanVersion, 'content' | 'government'>): Line[] {
  const { kind, year, name, items, range, from, until, lead, joint, otherAgencies } = content
  const { way, onSiteReason, drawOfficers, necessity, basis } = content
  return [
    { label: '名称', value: name },
    { label: '种类', value: `${planKinds[kind]}，${year} 年` },
    { label: '检查事项', value: items.map((item) => `${item.name}（${item.code}）`).join('、') },
    { label: '检查对象', value: rangeText(range) },
    ...(range.named.length > 0 ? [{ label: '点名的企业', value: range.named.join('、') }] : []),
    { label: '数量', value: takeText(content) },
    { label: '检查人员', value: drawOfficers ? '随机抽取（双随机）' : '由承办机构指派' },
    { label: '检查时间', value: `${from} 至 ${until}` },
    { label: '牵头部门', value: lead.name },
    ...(joint.length > 0
      ? [{ label: '参与部门', value: joint.map((each) => each.name).join('、') }]
      : []),
    ...(otherAgencies === null ? [] : [{ label: '联合检查的其他机关', value: otherAgencies }]),
    {
      label: '检查方式',
      value:
        onSiteReason === null
          ? visitWays[way]
          : `${visitWays[way]}：${onSiteReasons[onSiteReason]}`,
    },
    { label: '必要性', value: necessity },
    { label: '依据', value: basis },
    ...(government
      ? [
          {
            label: '政府批准',
            value: `${government.authority}，${government.document}，${government.on}`,
          },
        ]
      : []),
  ]
}

/** Where two versions differ, field by field. */
export function planChanges(before: readonly Line[], after: readonly Line[]): PlanView['changes'] {
  const labels = [...new Set([...before, ...after].map(({ label }) => label))]
  const said = (lines: readonly Line[], label: string) =>
    lines.find((line) => line.label === label)?.value ?? '没有'
  return labels.flatMap((label) => {
    const [was, is] = [said(before, label), said(after, label)]
    return was === is ? [] : [{ label, before: was, after: is }]
  })
}

/** What happened, newest first, in words. */
export const planHistory = <E>(
  events: readonly Recorded<E>[],
  said: (event: E) => Said,
): PlanView['history'] =>
  events.map(({ at, by, event }) => ({ at, by: by.name, ...said(event) })).toReversed()

export function saidOfPlan(event: PlanEvent): Said {
  switch (event.type) {
    case 'PlanDrafted':
      return event.reason === null
        ? { title: '拟订计划', words: contentWords(event.content) }
        : { title: '变更计划', words: `${event.reason}。${contentWords(event.content)}` }
    case 'PlanApproved':
      return { title: '计划批准', words: '' }
    case 'GovernmentApproved':
      return { title: '政府批准', words: `${event.authority}，${event.document}，${event.on}` }
    case 'PlanFiled':
      return { title: '已备案', words: `当天名录计 ${event.planned} 户` }
    case 'LotCommitted':
      return {
        title: '种子入账',
        words: `范围内 ${event.firms} 户，种子 ${event.seed}，范围的摘要 ${event.digest}`,
      }
    case 'TasksMade':
      return {
        title: '生成任务',
        words: `${event.tasks} 个，今年已满不抽的 ${event.capped} 户，任务的摘要 ${event.digest}`,
      }
    case 'PlanEnded':
      return { title: '结束', words: event.reason }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return saidOfStep(event, (act) => planActs[act] ?? act)
  }
}

const contentWords = (content: PlanContent) =>
  `${content.name}：${rangeText(content.range)}，${takeText(content)}`

const planActs: Readonly<Record<string, string>> = {
  'submit-plan': '计划批准',
  'file-plan': '计划备案',
  'end-plan': '结束计划',
}

export function saidOfChecklist(event: ChecklistEvent): Said {
  if (event.type !== 'ChecklistSet') return saidOfStep(event, () => '制定检查清单')
  const reason = event.reason === null ? '' : `：${event.reason}`
  return { title: '检查清单', words: `${event.lines.length} 项${reason}` }
}

function saidOfStep(event: ProposalEvent, title: (act: string) => string): Said {
  switch (event.type) {
    case 'ActProposed':
      return { title: `提请${title(event.act)}`, words: '' }
    case 'ActAgreed':
      return { title: `同意${title(event.act)}`, words: '' }
    case 'ActReturned':
      return { title: `退回${title(event.act)}`, words: event.reason }
  }
}
