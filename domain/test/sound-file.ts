import { comesBack, getDocumentType } from '../src/paper/catalogue/document-catalogue.ts'
import type { RecordedEvent } from '../src/case/case-event.ts'
import { foldCase } from '../src/case/evolve.ts'
import { onMatterOf } from '../src/case/case-matter.ts'
import type { FileUnderReview, ReviewedPaper } from '../src/case/file-review/file-under-review.ts'
import type { SigningEvent } from '../src/case/parts/signing/events.ts'
import { handwritingOf, hasBlankLine, signatureLines, type Paper } from '../src/paper/paper.ts'
import { chinaDay, plainDate } from '../src/shared/plain-date.ts'
import { circumstances, franchise, people } from './circumstances.ts'
import { mainCourse, type Sample } from './sample-course.ts'
import { day, officers } from './sample-facts.ts'
import { papersMade, recordedCourse } from './sample-papers.ts'
import { seizureCourse } from './sample-seizure.ts'
import { spotCourse } from './sample-spot.ts'

type SealedBefore = NonNullable<Parameters<typeof papersMade>[2]>

/** The papers of a course as they would be sealed, each by the step that made it. */
function sealedPapers(events: readonly RecordedEvent[]): ReviewedPaper[] {
  const papers: ReviewedPaper[] = []
  const onTheSpot = events[0]?.event.type === 'SpotCaseOpened'
  events.forEach((recorded, i) => {
    const sealed: SealedBefore = papers.map(({ type, title, on, pages, version }) => ({
      type,
      version,
      title,
      number: null,
      on,
      pages,
    }))
    papersMade(events.slice(0, i + 1), false, sealed)
      // A photo taken on the spot has no slip: nobody provided it.
      .filter(({ type }) => !(type === 'evidence_extract' && onTheSpot))
      .forEach((words, place) => papers.push(sealedPaper(words, recorded, place)))
  })
  return papers
}

const sealedPaper = (
  words: Paper,
  { version, at }: RecordedEvent,
  place: number,
): ReviewedPaper => ({
  id: `paper-${version}-${place}`,
  type: words.type,
  title: words.title,
  version,
  on: chinaDay(at),
  pages: 1,
  voided: false,
  byHand: hasBlankLine(words) && comesBack(words.type),
  number: null,
  sha256: 'd'.repeat(64),
  lines: signatureLines(words),
  writes: handwritingOf(words),
  volume: getDocumentType(words.type).volume,
  words,
})

/** The opinion is the reviewer's; everything else was recorded by an officer. */
const recordedBy = (course: readonly Sample[]): RecordedEvent[] =>
  recordedCourse(course).map((each) =>
    each.event.type === 'ReviewOpinionIssued'
      ? { ...each, by: { id: people.reviewer, name: '赵法明' } }
      : each,
  )

/** What an examiner has before him of a case that went this way, on that day. */
export function underReview(course: readonly Sample[], today: string): FileUnderReview {
  const events = recordedBy(course)
  const file = foldCase('c1', 'a1', events)
  const at = onMatterOf(file, circumstances(`${today}T08:00:00.000Z`, franchise))
  return {
    file,
    at: {
      ...at,
      nameOf: (person) => (person === people.chen ? '陈立新' : '王志远'),
      certificatesOf: (person) =>
        at.certificatesOf(person).map((each) => ({
          ...each,
          categories: [...each.categories, '行政强制'],
        })),
    },
    papers: sealedPapers(events),
    integrity: { changed: [], recordings: 1 },
    otherFines: [],
    leaks: [],
  }
}

const scanned = (page: number) => ({
  page,
  sheet: page,
  turned: 0 as const,
  file: {
    sha256: 'c'.repeat(64),
    bytes: 9,
    mediaType: 'application/pdf',
    originalName: '签名.pdf',
  },
})

/** Every paper that is signed by hand comes back before the case is closed. */
function signed(course: readonly Sample[]): readonly Sample[] {
  const end = course.findIndex(([, { type }]) => type === 'CaseClosed')
  const [before, after] = [course.slice(0, end), course.slice(end)]
  const on = before.at(-1)?.[0] ?? ''
  const filed = sealedPapers(recordedBy(before))
    .filter(({ byHand }) => byHand)
    .map(({ id, type, title, version }): Sample => {
      const event: SigningEvent = {
        type: 'SignedPaperFiled',
        paper: { id, type, title, madeIn: version },
        signedOn: plainDate(on),
        signer: '张示例',
        relation: null,
        pages: [scanned(1)],
      }
      return [on, event]
    })
  return [...before, ...filed, ...after]
}

const licence: Sample = [
  '2026-10-15',
  {
    type: 'EvidenceAdded',
    evidenceId: 'licence',
    kind: 'document',
    name: '营业执照复印件',
    purpose: '证明当事人的名称、类型和经营范围',
    source: '当事人提供',
    collectedOn: day('2026-10-15'),
    officers,
    file: {
      sha256: 'd'.repeat(64),
      bytes: 9,
      mediaType: 'application/pdf',
      originalName: '执照.pdf',
    },
  },
]
const published: Sample = [
  '2026-11-25',
  { type: 'DecisionPublished', noticeId: 'n1', on: day('2026-11-25') },
]

/** Two exhibits are enough; the records are made on the day after what they record. */
function mended([on, event]: Sample): readonly Sample[] {
  switch (event.type) {
    case 'EvidenceAdded':
      if (event.evidenceId === 'e1') return [licence, [on, event]]
      return event.evidenceId === 'e2' ? [[on, event]] : []
    case 'SiteInspected':
    case 'PersonInquired':
      return [['2026-10-15', event]]
    case 'FinePaid':
      return [[on, { ...event, surchargeFen: 4_074_048 }]]
    case 'NoticeServed':
      return event.paper === 'penalty_decision' ? [[on, event], published] : [[on, event]]
    default:
      return [[on, event]]
  }
}

/** A case by the ordinary procedure from clue to archive in which an examiner finds nothing. */
export const soundCourse: readonly Sample[] = signed(mainCourse.flatMap(mended))
export const soundDay = '2026-12-26'

/** The same case with goods detained while it was investigated, examined and given back. */
const seizureDays: Readonly<Record<string, string>> = {
  '2026-12-02': '2026-10-17',
  '2026-12-03': '2026-10-18',
  '2026-12-10': '2026-10-19',
  '2026-12-29': '2026-10-24',
}
const moved: readonly Sample[] = seizureCourse.flatMap(([on, event]): Sample[] => {
  const to = seizureDays[on]
  if (to === undefined) return []
  if (event.type === 'GoodsSeized') {
    const [startedAt, endedAt] = ['2026-10-17T06:40:00.000Z', '2026-10-17T07:12:00.000Z']
    return [[to, { ...event, startedAt, endedAt }]]
  }
  if (event.type === 'ExaminationStarted') {
    return [[to, { ...event, from: day('2026-10-20'), to: day('2026-10-23'), toldOn: day(to) }]]
  }
  if (event.type === 'SeizureReleased') {
    const ended: Sample = [
      to,
      { type: 'ExaminationEnded', seizure: 1, endedOn: day('2026-10-23'), result: '合格新件。' },
    ]
    return [ended, [to, { ...event, goods: [1, 2] }]]
  }
  if (event.type !== 'GoodsReturned') return [[to, event]]
  const returned = [
    { good: 1, quantity: 26 },
    { good: 2, quantity: 7 },
  ]
  return [[to, { ...event, returned, returnedAt: `${to}T02:10:00.000Z` }]]
})

const unsignedCourse = mainCourse.flatMap(mended)
const beforeConclusion = unsignedCourse.findIndex(([, { type }]) => type === 'CorrectionRechecked')

export const soundSeizure: readonly Sample[] = signed([
  ...unsignedCourse.slice(0, beforeConclusion),
  ...moved,
  ...unsignedCourse.slice(beforeConclusion),
])

const photo: Sample = [
  '2026-12-02',
  {
    type: 'EvidenceAdded',
    evidenceId: 'photo',
    kind: 'audio-video',
    name: '现场照片 1',
    purpose: '证明现场的情况',
    source: '执法人员现场拍摄',
    collectedOn: day('2026-12-02'),
    officers,
    file: { sha256: 'e'.repeat(64), bytes: 9, mediaType: 'image/png', originalName: '1.png' },
  },
]

/** Decided on the spot, by a rule without a published benchmark. */
export const soundSpot: readonly Sample[] = spotCourse.flatMap(([on, event]): Sample[] => {
  if (event.type === 'SpotCaseOpened') return [[on, event], photo]
  return [[on, event.type === 'SpotPartyHeard' ? { ...event, tier: '' } : event]]
})
