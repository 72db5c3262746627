import { describe, expect, test } from 'vitest'
import { circumstances, people, prepaidCard } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { scanWith, sealedPaper, sheetOf } from '../../../../test/signed-paper.ts'
import { walk } from '../../../kernel/walk.ts'
import { addDays, daysBetween, plainDate } from '../../../shared/plain-date.ts'
import type { Act } from '../../case-kernel.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import { evolve } from '../../evolve.ts'
import { problemsOf } from '../../law-in-force.ts'
import { bindsEveryAct } from '../people/requirements.ts'
import { fileSigned, refuseSignature } from '../signing/acts.ts'
import { confirmAddress } from './confirm-address.ts'
import { announceService, recordReturnedPost } from './other-ways.ts'
import { makeReceipt } from './receipt.ts'
import { servePaper } from './serve-paper.ts'

// Everything that may be done to serve one decision, in every order, with proofs that are whole, that lack a page,
// and that belong to something else. What must never happen is written here again, from the law.

const officers = [people.chen, people.wang]
const events = decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' })
const start = fileOf(events.slice(0, -1))
const firstDay = plainDate('2026-11-19')
const strange = sealedPaper({ id: '00000000-0000-4000-8000-0000000000d9' })

/** A receipt of two pages for each that was made, under an id of its step. */
const receiptsOf = ({ receipts, signings }: CaseFile) =>
  [...receipts.map(({ madeIn }) => madeIn), ...signings.map(({ paper }) => paper.madeIn)].map(
    (version) =>
      sealedPaper({
        id: `00000000-0000-4000-8000-${String(version).padStart(12, '0')}`,
        type: 'service_receipt',
        title: '送达回证',
        version,
        on: firstDay,
      }),
  )

function scansFor(file: CaseFile): Circumstances['scanOf'] {
  const [receipt] = receiptsOf(file)
  const piles = {
    whole: receipt ? [sheetOf(receipt, 1), sheetOf(receipt, 2)] : [],
    half: receipt ? [sheetOf(receipt, 1)] : [],
    strange: [sheetOf(strange, 1), sheetOf(strange, 2)],
  }
  return (id) => (Object.hasOwn(piles, id) ? scanWith(piles[id as keyof typeof piles]) : null)
}

const at = (file: CaseFile, day: number): Circumstances => ({
  ...circumstances(`${addDays(firstDay, day)}T06:00:00.000Z`, prepaidCard),
  papers: receiptsOf(file),
  scanOf: scansFor(file),
})

const piles = [null, ['whole'], ['half'], ['strange'], ['never-read']]
const service = (method: string, today: string, changed: Record<string, unknown> = {}) => ({
  paper: 'penalty_decision',
  method,
  scans: null,
  postNumber: null,
  sentOn: null,
  servedOn: today,
  recipient: '刘长河',
  relation: '法定代表人',
  refusal: null,
  witness: null,
  recording: null,
  officers,
  ...changed,
})

type Inputs = Record<string, (file: CaseFile, at: Circumstances) => Record<string, unknown>[]>

const tries: Inputs = {
  'make-receipt': (file) =>
    file.receipts.length > 0
      ? []
      : [
          {
            paper: 'penalty_decision',
            role: 'party',
            addressee: organisation.name,
            place: '住所',
            officers,
          },
        ],
  'file-signed': (_file, { today }) =>
    piles.flatMap((scans) =>
      scans === null ? [] : [{ scans, signer: '刘长河', relation: null, signedOn: today }],
    ),
  'refuse-signature': ({ receipts }, { today, papers }) =>
    receipts.length === 0
      ? []
      : [
          {
            paper: papers[0]?.id ?? '',
            signer: '刘长河',
            reason: '不签',
            witness: '马某',
            recording: null,
            scans: null,
            refusedOn: today,
          },
        ],
  'confirm-address': ({ address }, { today }) =>
    address === null ? [{ address: '住所', phone: '0434', electronic: 'a@b.cn', on: today }] : [],
  'announce-service': (file, { today }) =>
    file.announced.length > 0
      ? []
      : [
          {
            paper: 'penalty_decision',
            ground: 'missing',
            reason: '无人',
            medium: '日报',
            on: today,
          },
        ],
  'record-returned-post': (file, { today }) =>
    file.returnedPost.length > 0
      ? []
      : [
          {
            paper: 'penalty_decision',
            postNumber: '1',
            sentOn: today,
            returnedOn: today,
            reason: '退回',
          },
        ],
  'serve-paper': (_file, { today }) => [
    ...piles.map((scans) => service('direct', today, { scans })),
    ...piles.map((scans) => service('left', today, { scans, refusal: '不收', witness: '马某' })),
    service('left', today, { scans: ['whole'], refusal: '不收' }),
    service('mail', today, { postNumber: '1', sentOn: today }),
    service('mail', addDays(plainDate(today), -1), { postNumber: '1', sentOn: today }),
    service('electronic', today),
    service('announcement', today, { servedOn: null }),
  ],
}

/** Once the party is served there is nothing left to serve. */
const inputs: Inputs = Object.fromEntries(
  Object.entries(tries).map(([id, of]) => [
    id,
    (file, at) => (file.served.length > 0 ? [] : of(file, at)),
  ]),
)

/** 民事诉讼法第87至95条, 处罚法第61条第2款, from the facts of the file alone. */
function withoutProof(
  before: CaseFile,
  event: CaseEvent,
  after: CaseFile,
  { today }: Circumstances,
): string | null {
  if (event.type !== 'NoticeServed') return null
  const receipt = after.signings.find(({ paper }) => paper.type === 'service_receipt')
  const pages = new Set(receipt?.pages.map(({ page }) => page))
  switch (event.method) {
    case 'direct':
    case 'entrusted':
    case 'forwarded':
      if (!receipt || pages.size !== 2) return 'handed over without the whole receipt'
      return receipt.refusal === null ? null : 'signed for by somebody who refused'
    case 'left':
      if (!receipt || pages.size !== 2) return 'left without the whole receipt'
      return event.proof?.kind === 'left' && (event.proof.witness ?? event.proof.recording)
        ? null
        : 'left without witness or recording'
    case 'mail':
      return event.proof?.kind === 'post' && event.proof.sentOn <= event.servedOn
        ? null
        : 'received before it was sent'
    case 'electronic':
      return before.address?.electronic ? null : 'electronic without consent'
    case 'announcement': {
      const [announcement] = before.announced
      const passed = announcement ? daysBetween(announcement.on, today) : 0
      return passed > 30 ? null : 'deemed served before thirty days have passed'
    }
  }
}

const acts: readonly Act[] = [
  makeReceipt,
  fileSigned,
  refuseSignature,
  confirmAddress,
  announceService,
  recordReturnedPost,
  servePaper,
]

function explore(changed: (act: Act) => Act = (act) => act, stopAtFirst = false) {
  return walk(
    { id: 'service-walk', title: '送达', always: bindsEveryAct, acts: () => acts.map(changed) },
    {
      start,
      evolve,
      problems: problemsOf,
      inputs,
      at: (file, day) => [at(file, day)],
      key: (file, day) =>
        JSON.stringify([
          day,
          file.receipts.length,
          file.signings.map(({ refusal, pages }) => [refusal === null, pages.length]),
          file.announced.map(({ on }) => on),
          file.returnedPost.length,
          file.address !== null,
          file.served,
        ]),
      forbidden: withoutProof,
      maxDay: 31,
      stopAtFirst,
      // The last day on which thirty have not passed, and the first on which they have.
      waits: [30, 31],
    },
  )
}

describe('the service of a decision, walked through', () => {
  const whole = explore()

  test('nothing counts as served without its proof', () => {
    expect(whole.violations).toEqual([])
    expect(whole.untried).toEqual([])
  })

  test('every way of service is reached', () => {
    expect([...whole.reached.keys()].sort()).toEqual([
      'NoticeServed',
      'PostReturned',
      'ReceiptMade',
      'ServiceAddressConfirmed',
      'ServiceAnnounced',
      'SignatureRefused',
      'SignedPaperFiled',
    ])
  })

  test('the walk finds it when 登记送达 does not ask for the proof', () => {
    const blind = explore((act) => {
      if (act.id !== 'serve-paper') return act
      const { checks: _none, ...rest } = act
      return rest
    }, true)
    expect(blind.violations.length).toBeGreaterThan(0)
  })

  test('the walk finds it when 登记送达 asks neither for a witness nor for a recording', () => {
    const blind = explore((act) => {
      const { witness } = act.form
      if (act.id !== 'serve-paper' || !witness) return act
      const { either: _none, ...asked } = witness
      return { ...act, form: { ...act.form, witness: asked } }
    })
    expect(blind.violations.map((each) => each.what)).toContain('left without witness or recording')
  })

  test.each([
    ['scans', 'handed over without the whole receipt'],
    ['method', 'deemed served before thirty days have passed'],
    ['servedOn', 'received before it was sent'],
  ])('the walk finds it when the problem at %s is overlooked', (field, what) => {
    const blind = explore((act) =>
      act.id === 'serve-paper'
        ? {
            ...act,
            checks: (file, input, at) =>
              (act.checks?.(file, input, at) ?? []).filter((problem) => problem.field !== field),
          }
        : act,
    )
    expect(blind.violations.map((each) => each.what)).toContain(what)
  })
})
