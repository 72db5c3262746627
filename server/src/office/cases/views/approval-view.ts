import type { ApprovalView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import { type CaseFile } from '@zhaofa/domain/case/case-file.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import type { Control, Form, InputOf } from '@zhaofa/domain/kernel/form.ts'
import { standingOfAct } from '@zhaofa/domain/case/procedures.ts'
import type { Circumstances } from '@zhaofa/domain/case/circumstances.ts'
import { yuanText } from '@zhaofa/domain/shared/money.ts'
import { NotFoundError } from '../../../faults.ts'
import type { World } from '../../../world.ts'
import { asksConfirmation, mayAnswer, proposerOf } from '../answer-approval.ts'
import { loadCircumstances } from '../circumstances.ts'
import { inAgency } from '../../desk/in-agency.ts'
import {
  reviewAllows,
  reviewStanding,
  reviewStandingText,
} from '@zhaofa/domain/case/parts/legal-review/review-standing.ts'
import { findAct, getOwnCase } from '../perform-act.ts'
import { draftPapers, drawPapers } from '../preview-act.ts'
import { refusalView } from '../../desk/citations.ts'
import { offerView } from './offers.ts'

/** What a leader is asked to sign, on one screen. @throws NotFoundError when nothing waits. */
export async function viewApproval(
  world: World,
  actor: Actor,
  caseId: string,
): Promise<ApprovalView> {
  const { papers, ...view } = await inAgency(world, actor, async (tx) => {
    const stored = await getOwnCase(tx, actor, caseId)
    const { file } = stored
    const { pending } = file
    if (!pending) throw new NotFoundError('没有等待审批的事项')
    const act = findAct(file, pending.act)
    const at = await loadCircumstances(tx, world, { actor, file })
    const free = { ...file, pending: null }
    const proposing = { ...at, actor: proposerOf(act, pending) }
    const standing = standingOfAct(act, free, proposing)
    const drafted = { ...stored, file: free }
    const { papers, problems } = draftPapers(act, drafted, pending.input, proposing, pending.stamps)
    return {
      caseId,
      version: file.version,
      caseTitle: caseTitle(file),
      act: offerView(act, actor),
      proposedBy: pending.proposedByName,
      proposedAt: pending.proposedAt,
      asked: act.asks?.(free, pending.input as InputOf<Form>) ?? null,
      content: contentOf(act.form, pending.input, at),
      known: (act.known?.(free, at) ?? []).filter(({ value }) => value !== ''),
      review: reviewView(file),
      differences: problems.map(({ message }) => message),
      papers,
      unmet: standing.can ? [] : standing.unmet.map(refusalView),
      effect: nextEffect(act.approvals.length, pending.stamps.length),
      mine: mayAnswer(pending, actor),
      confirms: asksConfirmation(pending),
    }
  })
  return { ...view, papers: await drawPapers(world, papers) }
}

function nextEffect(steps: number, signed: number): string {
  return signed + 1 < steps
    ? '同意并签名后，转上一级审批。'
    : '同意并签名后立即生效；需要用印的文书随即用印、编号。'
}

function reviewView(file: CaseFile): ApprovalView['review'] {
  const standing = reviewStanding(file)
  return (
    standing && {
      allows: reviewAllows(standing),
      answered: standing.state === 'answered',
      ...reviewStandingText(standing),
    }
  )
}

/** What was typed, in words, field by field; empty ones left out. */
function contentOf(
  form: Form,
  input: Record<string, unknown>,
  at: Circumstances,
): { label: string; value: string }[] {
  return Object.entries(form)
    .map(([name, field]) => ({
      label: field.label,
      value: valueText(field.control, input[name], at),
    }))
    .filter(({ value }) => value !== '')
}

function valueText(control: Control, value: unknown, at: Circumstances): string {
  if (value === null || value === undefined || value === '') return ''
  switch (control.kind) {
    case 'money':
      return `${yuanText(Number(value))} 元`
    case 'choice':
      return control.options.find((option) => option.value === value)?.label ?? ''
    case 'choices':
      return control.options
        .filter((option) => Array.isArray(value) && value.includes(option.value))
        .map(({ label }) => label)
        .join('、')
    case 'yes-no':
      return value === true ? '是' : '否'
    case 'confirm':
      return control.statement
    case 'people':
      return Array.isArray(value) ? value.map((id) => at.nameOf(String(id))).join('、') : ''
    case 'matter':
      return at.matterOf(String(value))?.name ?? ''
    case 'party':
      return partyText(value)
    case 'upload':
      return '已上传'
    case 'evidence':
      return Array.isArray(value) ? `${value.length} 件` : ''
    case 'instant':
      return new Date(Date.parse(String(value)) + 8 * 3_600_000)
        .toISOString()
        .slice(0, 16)
        .replace('T', ' ')
    case 'rows':
      return Array.isArray(value)
        ? value
            .map((row, i) => {
              const cells = contentOf(control.columns, row as Record<string, unknown>, at)
              return `${i + 1}．${cells.map(({ label, value: cell }) => `${label}：${cell}`).join('；')}`
            })
            .join('\n')
        : ''
    case 'text':
    case 'paragraph':
    case 'date':
    case 'count':
      return String(value)
  }
}

function partyText(value: unknown): string {
  const party = value as { name?: string; uscc?: string; idNumber?: string }
  return [party.name, party.uscc ?? party.idNumber].filter(Boolean).join('，')
}
