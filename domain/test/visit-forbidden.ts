import type { CaseEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import type { Circumstances } from '../src/case/circumstances.ts'
import { partyCode } from '../src/case/party.ts'
import { openObjection } from '../src/case/procedures/inspection/slice.ts'
import type { PersonId } from '../src/kernel/recorded.ts'
import type { PlainDate } from '../src/shared/plain-date.ts'
import { hour, mayInspect } from './visit-inputs.ts'
import { firstDay } from './walk-visit.ts'

/** The invariants of a visit, in the words of the law and of the rules of inspection. */
export function forbiddenInVisit(
  before: CaseFile,
  event: CaseEvent,
  after: CaseFile,
  at: Circumstances,
): string | null {
  const { visit } = before
  if (!visit) return 'an act of a visit without one'
  const team = 'officers' in event ? event.officers : null
  if (team !== null && event.type !== 'NoticeServed') {
    const wrong = wrongTeam(team, at.today)
    if (wrong !== null) return `${event.type}: ${wrong}（第42条）`
    if (before.recused.some(({ person }) => team.includes(person))) return '回避的人（第43条）'
  }
  switch (event.type) {
    case 'VisitApproved':
    case 'UrgentVisitBegun': {
      const done = at.inspection?.visitsOf(partyCode(visit.firm)).length ?? 0
      const allowed = event.exempt !== null && event.exempt === visit.ground
      if (done >= 2 && !allowed) return '超过频次上限'
      if (event.type === 'VisitApproved' && visit.urgent === null && event.plannedOn < at.today)
        return '事后批准不紧急的检查'
      return null
    }
    case 'VisitNoticeMade':
      return visit.approval || visit.urgent ? null : '没有批准就通知'
    case 'VisitorsArrived':
      if (!visit.approval && !visit.urgent) return '没有批准就检查'
      if (visit.noticeOn === null) return '没有通知书就检查'
      if (!event.nobodyThere && event.scan === null && event.noticeRefusal === null)
        return '没有扫码就检查'
      if (event.scan && event.scan.code !== partyCode(visit.firm)) return '扫码的是另一家企业'
      if (event.helpers.length > 0) return '没有事先确定的人随行'
      return event.at < hour(visit.team?.plannedOn ?? firstDay, '00:00') ? '提前检查' : null
    case 'VisitRecorded':
      if (visit.arrival === null) return '没有亮证就检查（第55条）'
      if (visit.arrival.nobodyThere) return '没有人在却有笔录'
      if (visit.arrival.scan === null) return '没有扫码就检查'
      if (event.endedAt <= event.startedAt) return '结束早于开始'
      if (event.startedAt < visit.arrival.at) return '笔录早于亮证'
      return event.lines.map(({ line }) => line).join() === 'JC-004-1,JC-004-2'
        ? null
        : '清单没有查完，或者查了别的'
    case 'VisitResultFound': {
      const problem = visit.record?.lines.some(({ result }) => result === 'problem') ?? false
      if (visit.toldOn !== null && !visit.reopened) return '告知以后改了结果'
      if (!visit.record && event.code !== '05')
        if (event.code !== '07' || visit.arrival?.nobodyThere) return '没有笔录就有结果'
      if (!visit.record && event.obstacle === undefined) return '没有笔录，也没有情况记录'
      if (visit.record && event.code === '05') return '见到了人却无法联系'
      if (event.code === '01' && problem) return '有问题却没有发现'
      if (['06', '09'].includes(event.code) && !problem) return '没有问题却发现了'
      if (event.code === '07' && event.explanation === null) return '没有说明'
      return null
    }
    case 'CorrectionOrdered':
      return visit.record?.lines.some(({ result }) => result === 'problem')
        ? null
        : '没有问题就责令改正（第28条）'
    case 'CaseArchived':
      if (openObjection(visit) !== null) return '没有答复异议就归档'
      return before.closedOn === null ? '没有办结就归档' : null
    case 'CorrectionRechecked':
      return before.corrections.at(-1)?.servedOn ? null : '没有送达就复查'
    case 'VisitResultTold':
      if (visit.approval === null) return '没有批准就告知'
      if (visit.result === null) return '没有结果就告知'
      if (visit.record && before.signings.length === 0) return '笔录没有签名（第55条）'
      return visit.result.code === '06' && before.corrections.length === 0
        ? '说已责令改正，没有责令'
        : null
    case 'VisitObjected':
      if (openObjection(visit) !== null) return '一件没有答复又来一件'
      return visit.toldOn === null ? '没有告知就异议' : null
    case 'VisitObjectionAnswered':
      if (openObjection(visit) === null) return '没有异议就答复'
      return event.outcome === 'changed' && before.filing !== null ? '立案以后改检查结果' : null
    case 'VisitorsLeft':
      return event.at < (visit.record?.endedAt ?? visit.arrival?.at ?? '9999') ? '先离开' : null
    case 'CaseFiled':
    case 'SpotCaseOpened':
      if (visit.toldOn === null) return '没有告知结果就处罚'
      if (visit.reopened) return '异议成立，没有重新认定就处罚'
      if (!visit.record?.lines.some(({ result }) => result === 'problem'))
        if (visit.result?.code !== '07') return '没有发现违法就处罚'
      if (after.filing?.party.name !== visit.firm.name) return '处罚的不是被检查的企业'
      return after.id === before.id ? null : '另立了案卷'
    case 'VisitClosed':
      if (visit.approval === null) return '没有批准就办结'
      if (visit.result === null) return '没有结果就办结'
      if (visit.toldOn === null && visit.result.code !== '05') return '没有告知就办结'
      if (visit.result.code === '05' && visit.referral === null) return '没有移送就办结'
      if (visit.leftAt === null) return '没有离开就办结'
      if (openObjection(visit) !== null) return '没有答复异议就办结'
      if (visit.reopened) return '没有重新认定就办结'
      if (before.corrections.some(({ recheck }) => recheck === null)) return '没有复查就办结'
      return before.corrections.at(-1)?.recheck?.status === 'not' ? '没有改正就办结' : null
    default:
      return null
  }
}

function wrongTeam(team: readonly PersonId[], today: PlainDate): string | null {
  if (new Set(team).size < 2) return 'fewer than two officers'
  const wrong = team.find((person) => (mayInspect[person] ?? '') < today)
  return wrong === undefined ? null : `an officer who may not inspect: ${wrong}`
}
