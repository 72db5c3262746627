import type { CertificateCategory } from '../../authority/certificate-categories.ts'
import { inspectionEvents } from '../procedures/inspection/events.ts'
import { certificateCovers } from '../../authority/certificate.ts'
import { repealedIn } from '../../citation/repealed-in.ts'
import { laws } from '../../reference/laws.ts'
import type { Matter } from '../../reference/matter.ts'
import { mattersOfCase } from '../further-violation.ts'
import { matterStanding } from '../../reference/matter-standing.ts'
import { inconsistencies } from '../../paper/consistency.ts'
import { chinaDay } from '../../shared/plain-date.ts'
import type { CaseEventType, RecordedEvent } from '../case-event.ts'
import { onMatterOf } from '../case-matter.ts'
import { kindOf, eventTitle } from '../event-kinds.ts'
import { notInForce } from '../law-in-force.ts'
import { signersOf } from '../parts/signing/slice.ts'
import { partyCode } from '../party.ts'
import {
  atStep,
  fault,
  looked,
  notConcerned,
  notLooked,
  notYet,
  onPaper,
  when,
  type Check,
  type Fault,
} from './criterion.ts'
import { papersOf, putRight, wordsOfPaper, type FileUnderReview } from './file-under-review.ts'
import { ofPenalty } from './of-penalty.ts'

/** The matters that the case rests on by their codes; null for one that the agency does not know. */
const mattersNamed = ({ file, at }: FileUnderReview): (Matter | null)[] =>
  file.filing
    ? [file.filing.matterCode, ...(file.filing.further ?? [])].map((code) => at.matterOf(code))
    : []

export const authorityGiven: Check = (review) => {
  if (!review.file.filing) return notYet('还没有立案')
  const mend = '核对本机关权责清单；不属于本机关职权的移送'
  return looked(
    mattersNamed(review).flatMap((matter) => {
      if (!matter) return [fault('事项库中没有本案的事项，没有实施处罚的依据', mend)]
      const standing = matterStanding(matter)
      return [
        ...when(matter.type !== '行政处罚', `本案的事项是${matter.type}，不是行政处罚事项`, mend),
        ...(standing.kind === 'unusable' ? [fault(standing.reason, mend)] : []),
      ]
    }),
  )
}

/** Who acted as an officer in an event, and at which hour. */
function officersIn(recorded: RecordedEvent): readonly string[] {
  const { event } = recorded
  if ('officers' in event) return event.officers
  return kindOf(event).people(event).investigating ?? []
}

const instantOf = ({ event, at }: RecordedEvent): string =>
  'startedAt' in event ? event.startedAt : event.type === 'VisitorsArrived' ? event.at : at

const coercive: ReadonlySet<CaseEventType> = new Set(['GoodsSeized', 'GoodsReturned'])

const categoryOf = (type: CaseEventType): CertificateCategory => {
  if (Object.hasOwn(inspectionEvents, type)) return '行政检查'
  return coercive.has(type) ? '行政强制' : '行政处罚'
}

export const certificatesValid: Check = ({ file, at }) =>
  looked(
    file.history.flatMap((recorded) => {
      const category = categoryOf(recorded.event.type)
      return officersIn(recorded).flatMap((id) => {
        const person = { personId: id, name: at.nameOf(id), certificates: at.certificatesOf(id) }
        const act = { at: instantOf(recorded), category, region: at.rules.region }
        const covered = certificateCovers(person, act)
        return covered.met
          ? []
          : [
              fault(
                `${eventTitle(recorded.event)}：${covered.reason}`,
                '这一步由有执法资格的人员重新进行；所得证据不采用',
                atStep(recorded),
              ),
            ]
      })
    }),
  )

export const twoOfficersEach: Check = ({ file }) =>
  looked(
    file.history.flatMap((recorded) => {
      // 核查 before filing may be made by one; handing something back asks for no two either.
      if (recorded.event.type === 'ClueVerified' || !('officers' in recorded.event)) return []
      const count = new Set(recorded.event.officers).size
      return when(
        count < 2,
        `${eventTitle(recorded.event)}：执法人员只有 ${count} 人`,
        '由两名以上执法人员重新进行；所得证据不采用',
        atStep(recorded),
      )
    }),
  )

export const basisInForce: Check = (review) => {
  const { file, at } = review
  const { filing } = file
  if (!filing) return notYet('还没有立案')
  const named = mattersNamed(review)
  const matters = named.flatMap((matter) => matter ?? [])
  if (matters.length < named.length) return notLooked('事项库中没有本案的事项，依据无从核对')
  const day = file.decision?.decidedOn ?? at.today
  const mend = '改用行为时、决定时都有效的规定；已经送达的，依法撤销或者变更'
  const papers = [
    ...papersOf(review, 'penalty_decision'),
    ...papersOf(review, 'summary_penalty_decision'),
  ]
  return looked([
    ...matters.flatMap((matter) => {
      const refusal = notInForce(matter, [filing.violationUntil, day])
      const standing = matterStanding(matter)
      return [
        ...(refusal ? [fault(refusal.reason, mend)] : []),
        ...(standing.kind === 'to-confirm'
          ? [fault(standing.reason, '法制机构在“执法事项”中核对条文原文，写明来源')]
          : []),
      ]
    }),
    ...papers.flatMap((paper) =>
      repealedIn(wordsOfPaper(paper), paper.on, laws).map((reason) =>
        fault(reason, mend, onPaper(paper)),
      ),
    ),
  ])
}

export const partyRight: Check = (review) => {
  const { file, at, papers } = review
  if (!file.filing) return notYet('还没有立案')
  const decided = file.decision?.draft.partyName ?? file.draft?.draft.partyName
  const standing = papers.filter((each) => !each.voided && !putRight(review, each))
  const latest = standing.filter(
    (paper, i) => !standing.slice(i + 1).some(({ type }) => type === paper.type),
  )
  const { name } = file.filing.party
  const differences = inconsistencies(
    file,
    mattersOfCase(file, onMatterOf(file, at)),
    latest.map(({ words }) => words),
  ).filter(({ item }) => item === '当事人' || item === '证件号码')
  const mend = '核对营业执照、身份证；写错的办理更正，认错对象的撤销决定'
  return looked([
    ...when(
      decided !== undefined && decided !== name,
      `决定的当事人是“${decided ?? ''}”，立案的是“${name}”`,
      mend,
    ),
    ...when(partyCode(file.filing.party).trim() === '', '当事人没有证件号码、信用代码', mend),
    ...differences.map(({ message }) => fault(message, mend)),
  ])
}

export const nothingForged: Check = (review) => {
  const { file, papers, integrity } = review
  const forged = '查明经过，说明情况；查实伪造、倒签的，证据不采用，追究责任'
  const faults: Fault[] = [
    ...file.history.flatMap((each, i) =>
      when(
        i > 0 && each.at < (file.history[i - 1]?.at ?? ''),
        `${eventTitle(each.event)}的入卷时刻早于前一步`,
        forged,
        atStep(each),
      ),
    ),
    ...file.history.flatMap((each) => datedAhead(each, forged)),
    ...file.signings.flatMap((signing) => {
      const { paper } = signing
      const sealed = papers.find(({ id }) => id === paper.id)
      return signersOf(signing).flatMap(({ signedOn }) =>
        when(
          sealed !== undefined && signedOn < sealed.on,
          `《${paper.title}》${sealed?.on ?? ''} 作出，签名日期却是 ${signedOn}`,
          forged,
          sealed && onPaper(sealed),
        ),
      )
    }),
    ...(integrity?.changed ?? []).map((name) =>
      fault(`“${name}”与存证的内容指纹不一致`, '从备份恢复原件；查明何时、由谁改动'),
    ),
  ]
  if (faults.length > 0) return looked(faults)
  return integrity === null ? notLooked('没有核对文件的内容指纹') : looked([])
}

/** A record of something that, by its own words, happened only after it was recorded. */
function datedAhead(recorded: RecordedEvent, mend: string): Fault[] {
  const { event, at } = recorded
  const day = chinaDay(at)
  const title = eventTitle(event)
  return [
    ...when(
      'endedAt' in event && event.endedAt > at,
      `${title}写的结束时间晚于入卷的时刻`,
      mend,
      atStep(recorded),
    ),
    ...when(
      'collectedOn' in event && event.collectedOn > day,
      `${title}写的收集日期晚于入卷的日期`,
      mend,
      atStep(recorded),
    ),
    ...when(
      'decidedOn' in event && event.decidedOn !== day,
      `${title}写的日期与用印的日期不同`,
      mend,
      atStep(recorded),
    ),
  ]
}

export const finedOnce: Check = ofPenalty(({ file, otherFines }, { draft }) => {
  if (draft.penalty.fineFen === 0 || !file.filing) return notConcerned('没有罚款')
  if (otherFines === null) return notLooked('没有查对同一当事人的其他罚款')
  const { matterCode, further = [], violationFrom, violationUntil } = file.filing
  const codes = new Set([matterCode, ...further])
  const same = otherFines.filter(
    (each) =>
      each.fineFen > 0 &&
      codes.has(each.matterCode) &&
      each.violationFrom <= violationUntil &&
      violationFrom <= each.violationUntil,
  )
  return looked(
    same.map(({ number }) =>
      fault(
        `${number}已经对同一当事人在同一期间的同一违法行为罚款`,
        '同一个违法行为不得给予两次以上罚款：撤销后作的罚款',
      ),
    ),
  )
})
