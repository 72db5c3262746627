import { describe, expect, expectTypeOf, test } from 'vitest'
import type { CaseEvent } from './case-event.ts'
import { emptySlices, type Slices } from './case-file.ts'
import type { EventKind, EventKinds } from './event-kind.ts'
import { caseEventKinds, kindOf, UnknownEventError } from './event-kinds.ts'
import type { AdvanceNoticeSlice } from './parts/advance-notice/slice.ts'
import type { AmendmentSlice } from './parts/amendment/slice.ts'
import type { ApprovalSlice } from './parts/approval/slice.ts'
import type { ClosingSlice } from './parts/closing/slice.ts'
import type { ClueSlice } from './parts/clue/slice.ts'
import type { ConclusionSlice } from './parts/conclusion/slice.ts'
import type { CorrectionSlice } from './parts/correction/slice.ts'
import type { DecisionSlice } from './parts/decision/slice.ts'
import type { DeliberationSlice } from './parts/deliberation/slice.ts'
import type { EvidenceSlice } from './parts/evidence/slice.ts'
import type { SamplingSlice } from './parts/sampling/slice.ts'
import type { FieldRecordSlice } from './parts/field-record/slice.ts'
import type { FilingSlice } from './parts/filing/slice.ts'
import type { HearingSlice } from './parts/hearing/slice.ts'
import type { LegalReviewSlice } from './parts/legal-review/slice.ts'
import type { PaymentSlice } from './parts/payment/slice.ts'
import type { PeopleSlice } from './parts/people/slice.ts'
import type { PublicationSlice } from './parts/publication/slice.ts'
import type { RevisionSlice } from './parts/revision/slice.ts'
import type { SeizureSlice } from './parts/seizure/slice.ts'
import type { ServiceSlice } from './parts/service/slice.ts'
import type { SigningSlice } from './parts/signing/slice.ts'
import type { InspectionSlice } from './procedures/inspection/slice.ts'
import type { SummarySlice } from './procedures/summary-penalty/slice.ts'

type BookLent = { type: 'BookLent'; title: string }
const said: EventKind<BookLent, object> = {
  title: '借出',
  effective: false,
  means: () => ({}),
  line: () => null,
  people: () => ({}),
  evidence: () => [],
  amendment: { instead: '另行办理' },
  secrets: () => [],
  publicStep: () => null,
}

describe('an event of which something is not said does not compile', () => {
  test.each([
    'title',
    'effective',
    'means',
    'line',
    'people',
    'evidence',
    'amendment',
    'secrets',
    'publicStep',
  ] as const)('without %s', (field) => {
    const { [field]: _left, ...rest } = said
    expect(Object.keys(rest)).not.toContain(field)
    expectTypeOf<EventKinds<BookLent, object>>().not.toEqualTypeOf<{ BookLent: typeof rest }>()
    expectTypeOf<{ BookLent: typeof rest }>().not.toExtend<EventKinds<BookLent, object>>()
  })

  test('nor does a new event without a row', () => {
    expectTypeOf<typeof caseEventKinds>().not.toExtend<EventKinds<CaseEvent | BookLent, object>>()
  })
})

test('an event of an unknown type in an old database is named, not passed over', () => {
  const stored = JSON.parse('{"type":"BookLent","title":"甲"}') as CaseEvent
  expect(() => kindOf(stored)).toThrow(UnknownEventError)
  expect(() => kindOf(stored)).toThrow('案卷中有本系统版本不认识的事件“BookLent”')
  expect(() => kindOf(JSON.parse('{"type":"toString"}') as CaseEvent)).toThrow(UnknownEventError)
})

type KeysOf<T> = T extends unknown ? keyof T : never
/** Keys that two slices keep; `never` where there are none. */
type KeptTwice<S extends readonly object[]> = S extends readonly [
  infer First extends object,
  ...infer Rest extends readonly object[],
]
  ? (keyof First & KeysOf<Rest[number]>) | KeptTwice<Rest>
  : never
type All = [
  AdvanceNoticeSlice,
  AmendmentSlice,
  ApprovalSlice,
  ClosingSlice,
  ClueSlice,
  ConclusionSlice,
  CorrectionSlice,
  DecisionSlice,
  DeliberationSlice,
  EvidenceSlice,
  SamplingSlice,
  FieldRecordSlice,
  FilingSlice,
  HearingSlice,
  LegalReviewSlice,
  PaymentSlice,
  PeopleSlice,
  PublicationSlice,
  RevisionSlice,
  SeizureSlice,
  ServiceSlice,
  SigningSlice,
  SummarySlice,
  InspectionSlice,
]

test('no two parts keep the same key, and every part is in the file', () => {
  expectTypeOf<KeptTwice<All>>().toEqualTypeOf<never>()
  expectTypeOf<KeysOf<All[number]>>().toEqualTypeOf<keyof Slices>()
  expect(Object.keys(emptySlices).length).toBeGreaterThan(20)
})
