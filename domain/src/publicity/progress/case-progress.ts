import { type CaseFile } from '../../case/case-file.ts'
import { decisionServedOn } from '../../case/parts/service/slice.ts'
import { serviceMethods } from '../../case/case-codes.ts'
import type { RecordedEvent } from '../../case/case-event.ts'
import type { PublicStep } from '../notice/public-notice.ts'
import { kindOf } from '../../case/event-kinds.ts'
import { explainLimit } from '../../deadline/explain-limit.ts'
import { dueOf } from '../../deadline/limit-instance.ts'
import type { SeenByParty } from '../../case/case-limit.ts'
import { limitsOf } from '../../case/procedures.ts'
import type { Circumstances } from '../../case/circumstances.ts'
import { chinaDay, type PlainDate } from '../../shared/plain-date.ts'
import { getDocumentType } from '../../paper/catalogue/document-catalogue.ts'
import { inspectionAlone } from '../../case/procedures/inspection/slice.ts'
import { handledOnTheSpot } from '../../case/procedures/summary-penalty/slice.ts'
import { remediesInCase } from './remedies-in-case.ts'
import type { Remedy } from './remedies.ts'

/** 办理进度: what the holder of a paper of the case may see of it. It has no names and no internal opinions. */
export type CaseProgress = {
  readonly agencyName: string
  readonly caseNumber: string | null
  readonly state: string
  readonly steps: readonly PublicStep[]
  readonly limits: readonly ProgressLimit[]
  readonly remedies: readonly Remedy[]
  readonly papers: readonly ProgressPaper[]
  readonly closedOn: PlainDate | null
  readonly updatedOn: PlainDate
}

/** A legal limit with the sum behind its last day. */
export type ProgressLimit = {
  readonly title: string
  readonly rule: string
  readonly start: string
  /** Null while the holiday notice that decides it is not published. */
  readonly dueOn: PlainDate | null
  /** The earliest that day can be, while it is not known. Absent in what was written before 2026-11-30. */
  readonly notBefore?: PlainDate
  readonly due: string
  readonly holidays: readonly string[]
  readonly rolling: string | null
  readonly basis: string
  readonly ended: { readonly on: PlainDate; readonly reason: string } | null
}

/** A paper served to the party. `id` opens its verification; null for one not found. */
type ProgressPaper = {
  readonly title: string
  readonly number: string | null
  readonly servedOn: PlainDate
  readonly method: string
  readonly id: string | null
}

/** A sealed paper of the case, as far as the list of the party's papers needs it. */
type SealedPaper = {
  readonly id: string
  readonly type: string
  /** The step of the case that made it. */
  readonly version: number
  readonly number: string | null
}

/**
 * The progress of a filed case. What the house does among itself (调查报告, 法制审核, 集体讨论, 审批) is
 * process information and left out (政府信息公开条例第16条第2款); a decision shows once it is served.
 */
export function progressOf(
  file: CaseFile,
  { at, caseNumber, sealed }: ProgressSources,
): CaseProgress | null {
  if (!file.filing) return null
  const servedOn = decisionServedOn(file)
  const remedyTo = {
    reconsiderationAuthority: at.rules.reconsiderationAuthority,
    court: at.rules.court,
  }
  return {
    agencyName: at.rules.agencyName,
    caseNumber,
    state: stateOf(file),
    steps: stepsOf(file.history),
    limits: limitsOf(file, at)
      .filter(({ seenByParty }) => isSeen(seenByParty, servedOn !== null))
      .map(({ title, instance, seenByParty }) => {
        const due = dueOf(instance, at.calendar, at.today)
        const sum = explainLimit(instance, at.calendar, at)
        const hidden = seenByParty === 'end-with-decision' && servedOn === null
        return {
          title,
          rule: sum.rule,
          start: sum.start,
          dueOn: due.known ? due.on : null,
          ...(!due.known && { notBefore: due.notBefore }),
          due: sum.due,
          holidays: [...sum.holidays],
          rolling: sum.rolling,
          basis: sum.articles.join('；') || sum.basis,
          ended:
            instance.ended && !(hidden && file.ended === null)
              ? { on: instance.ended.on, reason: instance.ended.reason }
              : null,
        }
      }),
    remedies: remediesInCase(file, remedyTo, at.calendar),
    papers: papersOf(file, sealed),
    closedOn: file.closedOn ?? file.ended?.on ?? null,
    updatedOn: at.today,
  }
}

type ProgressSources = {
  readonly at: Pick<Circumstances, 'calendar' | 'today' | 'rules'>
  readonly caseNumber: string | null
  readonly sealed: readonly SealedPaper[]
}

/** The party learns how the decision came about together with the decision, and not before. */
function isSeen(seenByParty: SeenByParty, decisionServed: boolean): boolean {
  switch (seenByParty) {
    case 'at-once':
    case 'end-with-decision':
      return true
    case 'with-decision':
      return decisionServed
    case 'never':
      return false
  }
}

function stateOf(file: CaseFile): string {
  if (inspectionAlone(file)) return stateOfVisit(file)
  if (file.ended?.kind === 'revoked') return '处罚决定已被撤销'
  if (file.closedOn !== null) return '已结案'
  if (file.ended) return file.ended.kind === 'dismissed' ? '已撤销案件' : '本机关已办结'
  if (decisionServedOn(file) !== null) {
    return file.decision?.draft.outcome === 'penalty'
      ? '已作出处罚决定，履行中'
      : '已作出不予处罚决定'
  }
  if (file.hearing?.held) return '听证已举行，正在处理'
  if (file.hearing) return '已申请听证'
  if (file.notice?.servedOn) return '已告知拟作出的处罚，正在处理陈述、申辩'
  if (handledOnTheSpot(file)) {
    return file.spot?.told ? '已当场告知拟作出的处罚' : '当场发现违法行为'
  }
  return '调查中'
}

/** A visit after which no penalty began. */
function stateOfVisit({ visit, closedOn }: CaseFile): string {
  if (visit?.calledOff) return '检查没有进行'
  if (closedOn !== null) return '检查已办结'
  if (visit?.toldOn) return '已告知检查结果'
  return visit?.arrival ? '检查中' : '已通知检查'
}

function stepsOf(events: readonly RecordedEvent[]): PublicStep[] {
  return events
    .flatMap(({ at, event }) => kindOf(event).publicStep(event, chinaDay(at)) ?? [])
    .sort((a, b) => a.on.localeCompare(b.on))
}

function papersOf({ served }: CaseFile, sealed: readonly SealedPaper[]): ProgressPaper[] {
  return served.map(({ paper, servedOn, method, madeIn }) => {
    const ofType = sealed.filter(({ type }) => type === paper)
    const found = ofType.find(({ version }) => version === madeIn) ?? ofType.at(-1)
    return {
      title: getDocumentType(paper).title,
      number: found?.number ?? null,
      servedOn,
      method: serviceMethods[method],
      id: found?.id ?? null,
    }
  })
}
