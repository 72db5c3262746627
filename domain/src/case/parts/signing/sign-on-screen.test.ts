import { describe, expect, test } from 'vitest'
import { circumstances, people, prepaidCard } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { drawnFor } from '../../../../test/drawn-name.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import { proposedDisclosureRules } from '../../../publicity/disclosure-rules.ts'
import { personInCharge } from '../field-record/person-in-charge.ts'
import { happen } from '../../happen.ts'
import { problemsOf } from '../../law-in-force.ts'
import { actsOf, standingOfAct } from '../../procedures.ts'
import { readForm } from '../../../kernel/read-form.ts'
import { checkServiceRecord } from '../service/service-record.ts'
import type { DrawnSignature } from '../../drawn-signature.ts'
import type { SealedPaper } from '../../scan.ts'
import { kindOf } from '../../event-kinds.ts'
import { screenPapers, signOnScreen } from './sign-on-screen.ts'
import { expectedSigners } from './who-signs.ts'
import { signersOf, signingOf, strokesOf } from './slice.ts'
import { unsignedPapers } from './sort-scans.ts'

const decided = fileOf(
  decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' }).slice(0, -1),
)
const slip = sealedPaper({
  type: 'evidence_extract',
  title: '证据提取单',
  pages: 1,
  lines: [
    { label: '提供人', name: null, dated: false },
    { label: '收集人', name: '陈立新', dated: false },
    { label: '收集人', name: '王志远', dated: false },
  ],
})
const record = sealedPaper({
  id: '00000000-0000-4000-8000-0000000000d2',
  sha256: '2'.repeat(64),
  lines: [
    { label: '被询问人', name: null, dated: false },
    { label: '询问人', name: '陈立新', dated: false },
    { label: '记录人', name: null, dated: false },
  ],
  writes: '由被询问人亲笔写明“以上笔录我看过，与我说的相符”',
})

type Drawn = Readonly<Record<string, DrawnSignature>>
const drawnOn = (paper: SealedPaper, at?: string): Drawn =>
  Object.fromEntries(['a', 'b', 'c', 'd'].map((id) => [id, drawnFor(paper, at)]))

const at = (drawn: Drawn, papers: readonly SealedPaper[] = [slip, record]) => ({
  ...circumstances('2026-11-18T06:00:00.000Z', prepaidCard),
  papers,
  drawnOf: (id: string) => drawn[id] ?? null,
})
const row = (
  name: string,
  drawn: string,
  relation: string | null = null,
  words: string | null = null,
) => ({
  ...{ name, relation, words, drawn },
})
const three = [
  row('孙某', 'a', '法定代表人'),
  row('陈立新', 'b', '收集人'),
  row('王志远', 'c', '收集人'),
]

function tried(
  signers: readonly object[],
  paper = slip,
  where = at(drawnOn(paper)),
  file = decided,
) {
  const input = { paper: paper.id, read: true, signers }
  const problems = problemsOf(signOnScreen, file, input, where).map(
    ({ field, message }) => `${field}：${message}`,
  )
  const author = { at: where.now, by: { id: people.chen, name: '陈立新' }, approvals: [] }
  return problems.length > 0
    ? { problems, file, recorded: [] }
    : { problems, ...happen(file, signOnScreen.events(file, input, where), author) }
}

describe('现场签名 counts as the signed version of exactly the paper that was shown', () => {
  test('three sign, each with the own strokes and the hour of the server', () => {
    const { problems, file } = tried(three)
    expect(problems).toEqual([])
    const signing = signingOf(file, slip.id)
    expect(signing).toMatchObject({
      on: '2026-11-18',
      signer: '孙某',
      relation: '法定代表人',
      refusal: null,
      pages: [],
      onScreen: { digest: slip.sha256 },
    })
    expect(
      signing && signersOf(signing).map(({ name, signedOn }) => `${name} ${signedOn}`),
    ).toEqual(['孙某 2026-11-18', '陈立新 2026-11-18', '王志远 2026-11-18'])
    expect(signing && strokesOf(signing).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(unsignedPapers(file, [slip, record]).map(({ id }) => id)).toEqual([record.id])
  })

  test('each on the own day: what the server received yesterday was signed yesterday', () => {
    const drawn = {
      ...drawnOn(slip),
      b: drawnFor(slip, '2026-11-17T16:30:00.000Z'),
      c: drawnFor(slip, '2026-11-17T02:00:00.000Z'),
    }
    const { file } = tried(three, slip, at(drawn))
    const signing = signingOf(file, slip.id)
    expect(signing && signersOf(signing).map(({ signedOn }) => signedOn)).toEqual([
      '2026-11-18',
      '2026-11-18',
      '2026-11-17',
    ])
  })

  test('the names of those outside are secrets, those that the paper bears are not', () => {
    const [event] = tried(three).recorded.map((each) => each.event)
    const secrets = event && kindOf(event).secrets(event, proposedDisclosureRules)
    expect(secrets?.map(({ value }) => value)).toEqual(['孙某'])
  })
})

describe('what is refused before anything is filed', () => {
  const other = drawnFor(record)
  test.each<[string, readonly object[], Drawn, string]>([
    [
      'strokes that the server does not have',
      three,
      {},
      'signers.0.drawn：签名还没有传到服务器，请重签',
    ],
    [
      'strokes drawn below another paper',
      three,
      { ...drawnOn(slip), a: other },
      'signers.0.drawn：这是在另一份文书上签的，请在这份文书上重签',
    ],
    [
      'strokes for other bytes of the same paper',
      three,
      { ...drawnOn(slip), a: drawnFor({ ...slip, sha256: 'f'.repeat(64) }) },
      'signers.0.drawn：这是在另一份文书上签的，请在这份文书上重签',
    ],
    [
      'one drawing for two names',
      [three[0] ?? {}, row('陈立新', 'b'), row('王志远', 'b')],
      drawnOn(slip),
      'signers.2.drawn：同一次书写不能用两处，请本人重签',
    ],
    [
      'a day before the paper was made',
      three,
      drawnOn(slip, '2026-11-15T02:00:00.000Z'),
      'signers.0.drawn：《证据提取单》2026-11-16 才作出，签名日期不能早于它；补签的写补签当天',
    ],
    [
      'an officer whose line stays empty',
      three.slice(0, 2),
      drawnOn(slip),
      'signers：《证据提取单》上有王志远的签名栏，请本人也签',
    ],
    [
      'only the agency’s own people',
      three.slice(1),
      drawnOn(slip),
      'signers：还没有对方的签名；本人不肯签的，登记拒绝签名',
    ],
    [
      'one person twice',
      [...three, row('孙某', 'd')],
      drawnOn(slip),
      'signers.3.name：这个人上面已经签过',
    ],
  ])('%s', (_, signers, drawn, message) => {
    expect(tried(signers, slip, at(drawn)).problems).toContain(message)
  })

  test('a record that has to be confirmed by the own hand, without those words', () => {
    const signers = [row('孙某', 'a'), row('陈立新', 'b')]
    expect(tried(signers, record).problems).toEqual([
      'signers.0.words：由被询问人亲笔写明“以上笔录我看过，与我说的相符”',
    ])
    const written = [row('孙某', 'a', null, 'c'), row('陈立新', 'b')]
    const { problems, file } = tried(written, record)
    expect(problems).toEqual([])
    expect(signingOf(file, record.id)?.onScreen?.signers[0]?.words?.id).toBe('c')
  })

  const refusal = 'paper：这份文书现在不等现场签名'
  test.each<[string, SealedPaper[]]>([
    ['a void paper', [{ ...slip, voided: true }]],
    ['a paper of another case', []],
    ['a paper that nobody signs', [{ ...slip, byHand: false }]],
  ])('%s', (_, papers) => {
    expect(tried(three, slip, at(drawnOn(slip), papers)).problems).toEqual([refusal])
  })

  test('a paper that is back already, on paper or on a screen', () => {
    const { file } = tried(three)
    expect(tried(three, slip, at(drawnOn(slip)), file).problems).toEqual([refusal])
  })
})

describe('which papers, and by whom', () => {
  test('what stays inside the agency is printed', () => {
    const inside = sealedPaper({ type: 'collective_discussion', title: '重大案件集体讨论记录' })
    expect(screenPapers(decided, [slip, inside]).map(({ title }) => title)).toEqual(['证据提取单'])
  })

  test('rows stand ready for the person it is for and for everybody whose name it bears', () => {
    const chen = { actor: { id: people.chen, name: '陈立新', roles: [] } }
    expect(expectedSigners(decided, record, chen)).toEqual([
      { name: personInCharge(decided), relation: '法定代表人' },
      { name: '陈立新', relation: '询问人、记录人' },
    ])
  })

  test('at any stage, until the volume is shelved', () => {
    const closed = { ...decided, closedOn: '2026-11-18' as never }
    expect(standingOfAct(signOnScreen, closed, at({})).can).toBe(true)
    expect(standingOfAct(signOnScreen, { ...closed, archive: {} as never }, at({}))).toMatchObject({
      can: false,
      unmet: [{ reason: '已经归档' }],
    })
  })
})

describe('what is put right later', () => {
  const { file } = tried(three)
  const service = (servedOn: string) => ({
    ...{ paper: 'correction_order', servedOn, officers: [people.chen, people.wang] },
    proof: { kind: 'receipt', receipt: slip.id },
  })

  test('the day of a service is the one on which the server received the signature', () => {
    const days = ['2026-11-18', '2026-11-17'].map((day) =>
      checkServiceRecord(file, service(day), at({})).filter(({ field }) => field === 'servedOn'),
    )
    expect(days).toMatchObject([
      [],
      [{ message: '送达回证是在屏幕上签的，服务器 2026-11-18 收到签名，以它为送达日期' }],
    ])
  })

  test('a name that was typed wrongly, and never what was drawn or when', () => {
    const act = actsOf(file).find(({ amends }) => amends === file.version)
    const input = {
      signers: [
        { name: '孙默', relation: '法定代表人' },
        ...three.slice(1).map(({ name, relation }) => ({ name, relation })),
      ],
      amendmentReason: '姓名打错',
      proof: '身份证',
    }
    const [event] = act?.events(file, input, at({})) ?? []
    expect(event).toMatchObject({
      type: 'RecordAmended',
      reads: {
        signers: [
          { name: '孙默', drawn: { id: 'a' }, at: '2026-11-18T05:59:00.000Z' },
          { name: '陈立新', inside: true, drawn: { id: 'b' } },
          { name: '王志远', drawn: { id: 'c' } },
        ],
      },
    })
    expect(readForm(act?.form ?? {}, { ...input, signers: input.signers.slice(1) }).ok).toBe(false)
  })
})
