import type { LegalUnitView } from '@zhaofa/contract'
import {
  errorKinds,
  errorSources,
  faults,
  accountabilityMeasures,
} from '@zhaofa/domain/accountability/codes.ts'
import type { AccountabilityEvent } from '@zhaofa/domain/accountability/events.ts'
import type { CounselEvent } from '@zhaofa/domain/legal-unit/counsel.ts'
import type { UnitEvent } from '@zhaofa/domain/legal-unit/reviewing-unit.ts'
import { unitKinds } from '@zhaofa/domain/legal-unit/reviewing-unit.ts'
import type { TrainingEvent } from '@zhaofa/domain/legal-unit/training/training-event.ts'
import type { TrainingYear } from '@zhaofa/domain/legal-unit/training/training-year.ts'
import type { Recorded } from '@zhaofa/domain/kernel/recorded.ts'

type HistoryLine = LegalUnitView['history'][number]
type Said = { readonly title: string; readonly words: string }

/** What happened in a book, newest first, in words. */
export function historyLines<E>(
  events: readonly Recorded<E>[],
  said: (event: E) => Said,
): HistoryLine[] {
  return events.map(({ at, by, event }) => ({ at, by: by.name, ...said(event) })).toReversed()
}

/** The titles of acts, for the steps of what takes two people. */
type Titled = (act: string) => string

export function saidOfUnit(event: UnitEvent, title: Titled): Said {
  if (event.type !== 'UnitNamed') return saidOfProposal(event, title)
  const { kind, name, document, headName, since, until } = event
  const term = until === null ? `${since} 起` : `${since} 至 ${until}`
  return {
    title: '明确法制审核机构',
    words: `${unitKinds[kind]}：${name}，负责人${headName}，${document}，${term}`,
  }
}

export function saidOfCounsel(event: CounselEvent, title: Titled): Said {
  switch (event.type) {
    case 'CounselEngaged':
      return {
        title: '聘任',
        words: `${event.firm}，合同 ${event.contract}，${event.from} 至 ${event.until}`,
      }
    case 'CounselRenewed':
      return { title: '续聘', words: `合同 ${event.contract}，${event.from} 至 ${event.until}` }
    case 'CounselEnded':
      return { title: '提前解聘', words: `到 ${event.on} 为止：${event.reason}` }
    case 'CounselYearNoted':
      return {
        title: `${event.year} 年评价`,
        words: `出具意见 ${event.opinions} 件。${event.note}`,
      }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return saidOfProposal(event, title)
  }
}

export function saidOfTraining(
  event: TrainingEvent,
  { sessions, exams }: Pick<TrainingYear, 'sessions' | 'exams'>,
  title: Titled,
): Said {
  const session = (place: number) => sessions[place]?.title ?? ''
  const exam = (place: number) => exams[place]?.title ?? ''
  switch (event.type) {
    case 'TrainingPlanned':
      return {
        title: '制定年度培训计划',
        words: `执法人员 ${event.officerHours} 学时，法制审核人员 ${event.reviewerHours} 学时（${event.source}）`,
      }
    case 'SessionAdded':
      return { title: '安排培训', words: `${event.on} ${event.title}，${event.hours} 学时` }
    case 'SessionWithdrawn':
      return { title: '撤销培训', words: `${session(event.session)}：${event.reason}` }
    case 'AttendanceRecorded':
      return {
        title: '登记参加人员',
        words: `${session(event.session)}：${event.people.length} 人`,
      }
    case 'AttendanceCorrected':
      return {
        title: '更正学时',
        words: `${session(event.session)}：${event.name} ${event.before} → ${event.after} 学时，${event.reason}`,
      }
    case 'ExamAdded':
      return { title: '安排考试', words: `${event.on} ${event.title}` }
    case 'ResultsRecorded':
      return { title: '登记成绩', words: `${exam(event.exam)}：${event.results.length} 人` }
    case 'ResitRecorded':
      return { title: '登记补考', words: `${exam(event.exam)}：${event.results.length} 人` }
    case 'TrainingCertified':
      return {
        title: '发培训合格证',
        words: `${event.name}，${event.number}，有效期到 ${event.validUntil}`,
      }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return saidOfProposal(event, title)
  }
}

export function saidOfAccountability(
  event: AccountabilityEvent,
  { title, nameOf }: { readonly title: Titled; readonly nameOf: (person: string) => string },
): Said {
  switch (event.type) {
    case 'ErrorReported': {
      const { source, basisPaper, errors, facts, concerned } = event
      const paper = basisPaper === null ? '' : `（${basisPaper}）`
      const kinds = errors.map((each) => errorKinds[each]).join('、')
      const people = concerned.map(nameOf).join('、')
      const words = `${errorSources[source]}${paper}；${kinds}；涉及${people}。${facts}`
      return { title: '登记执法过错', words }
    }
    case 'InquirerAppointed':
      return { title: '指定核查人', words: nameOf(event.inquirer) }
    case 'ConcernedHeard':
      return {
        title: '听取陈述和申辩',
        words: `${event.heardOn} ${nameOf(event.person)}：${event.statement ?? '没有意见'}`,
      }
    case 'ErrorEstablished': {
      const each = event.faults.map(
        ({ person, fault, reason }) => `${nameOf(person)}${faults[fault]}，${reason}`,
      )
      const found = event.established ? '决定确有错误' : '决定没有错误'
      return { title: '认定过错', words: `${found}。${event.cause}。${each.join('；')}` }
    }
    case 'MeasuresDecided': {
      const each = event.measures.map(
        ({ person, measure, reason }) =>
          `${nameOf(person)}${accountabilityMeasures[measure]}，${reason}`,
      )
      const handed = event.handedOver === null ? '' : `移送监察机关：${event.handedOver}。`
      return { title: '处理', words: `${each.join('；')}。${handed}${event.improvement}` }
    }
    case 'AccountabilityClosed':
      return { title: '办结', words: event.carriedOut }
    case 'ActProposed':
    case 'ActAgreed':
    case 'ActReturned':
      return saidOfProposal(event, title)
  }
}

type Step = Extract<UnitEvent, { type: 'ActProposed' | 'ActAgreed' | 'ActReturned' }>

function saidOfProposal(event: Step, title: Titled): Said {
  switch (event.type) {
    case 'ActProposed':
      return { title: `提请${title(event.act)}`, words: '' }
    case 'ActAgreed':
      return { title: `同意${title(event.act)}`, words: '' }
    case 'ActReturned':
      return { title: `退回${title(event.act)}`, words: event.reason }
  }
}
