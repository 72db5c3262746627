import type { CaseEvent, RecordedEvent } from '../src/case/case-event.ts'
import type { CaseFile } from '../src/case/case-file.ts'
import { foldCase } from '../src/case/evolve.ts'
import { composedTypes, composePaper, type PaperSource } from '../src/paper/papers.ts'
import type { Paper } from '../src/paper/paper.ts'
import { documentNumber } from '../src/identity-codes/document-number.ts'
import { addDays, plainDate } from '../src/shared/plain-date.ts'
import { circumstances, franchise, people } from './circumstances.ts'
import { drawnFor } from './drawn-name.ts'
import { branches, mainCourse, type Sample } from './sample-course.ts'
import { sealedPaper } from './signed-paper.ts'

const names: Record<string, string> = {
  [people.chen]: '陈立新',
  [people.wang]: '王志远',
  [people.reviewer]: '赵法明',
  [people.head]: '刘局长',
  [people.deputy]: '孙副局',
}
const stamp = (role: string, person: string, at: string) => ({
  role,
  person,
  name: names[person] ?? '',
  at,
  opinion:
    role === 'agency-head' ? '同意。请依法办理。' : '事实清楚，程序合法，拟同意，请领导审批。',
})

/** One sample of every paper, made from invented cases that between them take every turn. */
export function samplePapers({ draft = false } = {}): Paper[] {
  const papers = new Map<string, Paper>()
  for (const course of [mainCourse, ...branches]) {
    course.forEach((_, index) => {
      for (const paper of papersOf(course.slice(0, index + 1), draft)) {
        papers.set(paper.type, papers.get(paper.type) ?? paper)
      }
    })
  }
  return [...papers.values()]
}

const firstOnly: Record<string, CaseEvent['type']> = {
  clue_register: 'ClueRegistered',
  evidence_list: 'InvestigationConcluded',
}

function papersOf(course: readonly Sample[], draft: boolean): Paper[] {
  return papersMade(recordedCourse(course), draft)
}

/** The papers that the last of these events makes. */
export function papersMade(
  events: readonly RecordedEvent[],
  draft = false,
  sealed?: PaperSource['sealed'],
): Paper[] {
  const made = sourceOf(events, draft)
  const source = sealed ? { ...made, sealed } : made
  return composedTypes.flatMap(({ id: type, numberWord: word }) => {
    const only = firstOnly[type]
    if (only && source.recorded.event.type !== only) return []
    const number =
      word === null || draft ? null : documentNumber('四商', { word, year: 2026, serial: 128 })
    return composePaper(type, { ...source, number }) ?? []
  })
}

function sourceOf(events: readonly RecordedEvent[], draft: boolean): PaperSource {
  const recorded = events.at(-1)
  if (!recorded) throw new Error('a course has events')
  const at = circumstances(recorded.at, franchise)
  return {
    file: foldCase('c1', 'a1', events),
    recorded,
    events,
    at: { ...at, nameOf: (person) => names[person] ?? '', drawnOf: () => drawnFor(sealedPaper()) },
    sealed: composedTypes.slice(0, 55).map(({ id: type, title, numberWord: word }, index) => ({
      type,
      title,
      number: word === null ? null : `四商${word}字〔2026〕128号`,
      on: addDays(plainDate('2026-10-01'), index),
      pages: (index % 4) + 1,
      version: 0,
    })),
    number: null,
    id: '7d0c1b7e-4f0c-4a54-9a57-0f6a3f2b1c11',
    verifyUrl: 'https://zhifa.example.gov.cn/verify/7d0c1b7e-4f0c-4a54-9a57-0f6a3f2b1c11',
    draft,
  }
}

/** The events of a course as they would be recorded, each on its day. */
export const recordedCourse = (course: readonly Sample[]): RecordedEvent[] =>
  course.map(([day, event], index) => recordedOn(day, event, index + 1))

function recordedOn(day: string, event: CaseEvent, version: number): RecordedEvent {
  const at = `${day}T02:30:00.000Z`
  return {
    version,
    at,
    by: { id: people.chen, name: '陈立新' },
    approvals: [stamp('department-head', people.deputy, at), stamp('agency-head', people.head, at)],
    event,
  }
}

/** The file after each step of a course. */
export const filesAlong = (course: readonly Sample[]): CaseFile[] =>
  course.map((_, index) => sourceOf(recordedCourse(course.slice(0, index + 1)), false).file)

/** The file of the long case at its end. */
export function mainFile(): CaseFile {
  return sourceOf(recordedCourse(mainCourse), false).file
}
