import type { OwnTraining, TrainingView } from '@zhaofa/contract'
import type { Actor } from '@zhaofa/domain/authority/actor.ts'
import type { UnitAt } from '@zhaofa/domain/legal-unit/unit-at.ts'
import { examActs } from '@zhaofa/domain/legal-unit/training/exam-acts.ts'
import { sessionActs, yearActs } from '@zhaofa/domain/legal-unit/training/training-acts.ts'
import { sessionWays } from '@zhaofa/domain/legal-unit/training/training-event.ts'
import {
  hoursStanding,
  trainingFigures,
} from '@zhaofa/domain/legal-unit/training/training-hours.ts'
import {
  passedBy,
  type Exam,
  type Session,
  type TrainingYear,
} from '@zhaofa/domain/legal-unit/training/training-year.ts'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { openTraining } from './kept-books.ts'
import { loadUnitCircumstances } from './unit-circumstances.ts'
import { historyLines, saidOfTraining } from './unit-history.ts'
import { keptBookView, bookOffers } from '../desk/book-offers.ts'
import { readsScores, requireUnitReader } from './unit-readers.ts'

/** 一年的培训: plan, classes, exams, and who has how many hours, by name. */
export function viewTraining(world: World, actor: Actor, year: number): Promise<TrainingView> {
  requireUnitReader(actor)
  return inAgency(world, actor, async (tx) => {
    const { book, file, events } = await openTraining(tx, actor.agencyId, year)
    const { at, members } = await loadUnitCircumstances(tx, world, actor)
    const of = { file, actor, at }
    const active = members.filter(({ active: works }) => works)
    const titles = new Map(book.acts(file).map(({ id, title }) => [id, title]))
    return {
      ...{ year, today: at.today, plan: file.plan && { ...file.plan } },
      figures: trainingFigures(file, active),
      people: members
        .map(({ id, name, department, active: works, roles }) => ({
          ...{ id, name, department: department.name, active: works },
          ...hoursStanding(file, { id, roles: works ? roles : [] }),
        }))
        .filter(({ target, hours }) => target !== null || hours > 0),
      sessions: file.sessions.map((session, place) => ({
        ...{ place: place + 1, title: session.title, on: session.on, hours: session.hours },
        ...{ way: sessionWays[session.way], where: session.place, lecturer: session.lecturer },
        ...{ material: session.material, withdrawn: session.withdrawn },
        attended: session.attended.map(({ name, hours }) => ({ name, hours })),
        offers: bookOffers(book, sessionActs(place), of),
      })),
      exams: file.exams.map((exam, place) => ({
        ...examView(file, place, exam, readsScores(actor)),
        offers: bookOffers(book, examActs(place), of),
      })),
      history: historyLines(events, (event) =>
        saidOfTraining(event, file, (act) => titles.get(act) ?? act),
      ),
      kept: keptBookView(book, of, yearActs),
    }
  })
}

function examView(
  { certificates }: TrainingYear,
  place: number,
  exam: Exam,
  withScores: boolean,
): Omit<TrainingView['exams'][number], 'offers'> {
  const passed = new Set(passedBy(exam).map(({ person }) => person))
  const results = exam.results.map(({ person, name, score }) => ({
    ...{ name, score, passed: passed.has(person) },
    resit: exam.resits.find((resit) => resit.person === person)?.score ?? null,
    certificate:
      certificates.find((each) => each.exam === place && each.person === person)?.number ?? null,
  }))
  return {
    ...{ place: place + 1, title: exam.title, on: exam.on },
    ...{ fullMark: exam.fullMark, passMark: exam.passMark },
    results: withScores ? results.toSorted((a, b) => a.name.localeCompare(b.name, 'zh')) : [],
    ...{ sat: exam.results.length, passed: passed.size },
  }
}

/** 我的培训: what this person attended, scored and holds. Everybody may see their own. */
export function viewOwnTraining(world: World, actor: Actor, year: number): Promise<OwnTraining> {
  return inAgency(world, actor, async (tx) => {
    const { file } = await openTraining(tx, actor.agencyId, year)
    const today = chinaDay(world.clock.now().toISOString())
    const { personId: id, roles } = actor
    return {
      year,
      ...hoursStanding(file, { id, roles }),
      sessions: file.sessions
        .filter(({ withdrawn }) => withdrawn === null)
        .map((session) => ownSession(session, id, today)),
      exams: file.exams.flatMap((exam) => ownExam(exam, id)),
      certificates: file.certificates
        .filter(({ person }) => person === id)
        .map(({ exam, number, validUntil }) => ({
          ...{ title: file.exams[exam]?.title ?? '', number, validUntil },
        })),
    }
  })
}

function ownSession(
  { title, on, hours, way, place, attended }: Session,
  id: string,
  today: UnitAt['today'],
): OwnTraining['sessions'][number] {
  const own = attended.find(({ person }) => person === id)
  const recorded = attended.length > 0 && on <= today
  return {
    ...{ title, on, hours, where: place ?? sessionWays[way] },
    attended: own?.hours ?? (recorded ? 0 : null),
  }
}

function ownExam(exam: Exam, id: string): OwnTraining['exams'] {
  const own = exam.results.find(({ person }) => person === id)
  if (!own) return []
  const { title, on, passMark } = exam
  return [
    {
      ...{ title, on, passMark, score: own.score },
      resit: exam.resits.find(({ person }) => person === id)?.score ?? null,
      passed: passedBy(exam).some(({ person }) => person === id),
    },
  ]
}
