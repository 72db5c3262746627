import { describe, expect, test } from 'vitest'
import { circumstances, people, prepaidCard } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { drawnFor } from '../../../../test/drawn-name.ts'
import { sealedPaper } from '../../../../test/signed-paper.ts'
import { paperText } from '../../../paper/paper.ts'
import { composePaper } from '../../../paper/papers.ts'
import { kindOf } from '../../event-kinds.ts'
import type { DrawnSignature } from '../../drawn-signature.ts'
import { proposedDisclosureRules } from '../../../publicity/disclosure-rules.ts'
import { happen } from '../../happen.ts'
import { problemsOf } from '../../law-in-force.ts'
import type { SealedPaper } from '../../scan.ts'
import { papersTogether, signTogether } from './sign-together.ts'
import { signersOf, signingOf, strokesOf } from './slice.ts'
import { unsignedPapers } from './sort-scans.ts'

const decided = fileOf(
  decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' }).slice(0, -1),
)

const id = (no: number) => `00000000-0000-4000-8000-0000000000a${no}`
const twoOfficers = (label: string) =>
  ['陈立新', '王志远'].map((name) => ({ label, name, dated: false }))
const blank = (label: string) => ({ label, name: null, dated: false })

const record = sealedPaper({
  ...{ id: id(1), type: 'onsite_inspection_record', title: '现场检查笔录', sha256: '1'.repeat(64) },
  lines: [blank('被检查人'), ...twoOfficers('检查人员')],
  writes: '由被检查人亲笔写明“以上笔录我看过，与现场情况相符”',
})
const slip = sealedPaper({
  ...{ id: id(2), type: 'evidence_extract', title: '证据提取单', sha256: '2'.repeat(64) },
  lines: [blank('提供人'), ...twoOfficers('收集人')],
})
const list = sealedPaper({
  ...{ id: id(3), type: 'goods_list', title: '物品清单', sha256: '3'.repeat(64) },
  lines: [blank('当事人'), ...twoOfficers('执法人员')],
})
const other = sealedPaper({
  ...{
    id: id(4),
    type: 'evidence_extract',
    title: '证据提取单（另一人收集）',
    sha256: '4'.repeat(64),
  },
  lines: [blank('提供人'), { label: '收集人', name: '刘建国', dated: false }],
})
const secondRecord = sealedPaper({
  ...{ id: id(5), type: 'inquiry_record', title: '询问笔录', sha256: '5'.repeat(64) },
  lines: [blank('被询问人'), ...twoOfficers('询问人')],
  writes: '由被询问人亲笔写明“以上笔录我看过”',
})

/** As it is drawn below the list of these papers, as they were sealed. */
const onList = (...papers: readonly SealedPaper[]): DrawnSignature => {
  const [first = record] = papers
  const named = papers.map(({ id: paper, sha256: digest }) => ({ paper, digest }))
  return { ...drawnFor(first), list: { digest: 'f'.repeat(64), papers: named } }
}

type Drawn = Readonly<Record<string, DrawnSignature>>
const three: Drawn = {
  w: drawnFor(record),
  a: onList(record, slip, list),
  b: onList(record, slip, list),
  c: onList(record, slip, list),
}
const row = (name: string, drawn: string, words: string | null = null) => ({
  ...{ name, relation: name === '孙某' ? '法定代表人' : '检查人员、收集人', words, drawn },
})
const signers = [row('孙某', 'a', 'w'), row('陈立新', 'b'), row('王志远', 'c')]

function tried(
  changed: { papers?: readonly string[]; signers?: readonly object[] } = {},
  drawn: Drawn = three,
  papers: readonly SealedPaper[] = [record, slip, list, other],
) {
  const input = { papers: [record.id, slip.id, list.id], signers, ...changed }
  const at = {
    ...circumstances('2026-11-18T06:00:00.000Z', prepaidCard),
    papers,
    drawnOf: (drawing: string) => drawn[drawing] ?? null,
  }
  const problems = problemsOf(signTogether, decided, input, at).map(
    ({ field, message }) => `${field}：${message}`,
  )
  const author = { at: at.now, by: { id: people.chen, name: '陈立新' }, approvals: [] }
  const happened = happen(decided, signTogether.events(decided, input, at), author)
  return { problems, at, ...happened }
}

describe('which papers are signed together', () => {
  const titles = (...papers: readonly SealedPaper[]) =>
    papersTogether(decided, papers).map(({ title }) => title)

  test.each<[string, readonly SealedPaper[], readonly string[]]>([
    [
      'the same two officers',
      [record, slip, list, other],
      ['现场检查笔录', '证据提取单', '物品清单'],
    ],
    ['one alone is signed by itself', [record, other], []],
    [
      'what is written with the own hand is about one record: the second is signed by itself',
      [record, secondRecord, slip],
      ['现场检查笔录', '证据提取单'],
    ],
    ['what is void waits for nobody', [record, { ...slip, voided: true }], []],
  ])('%s', (_called, papers, expected) => {
    expect(titles(...papers)).toEqual(expected)
  })
})

describe('一并签名 counts for exactly the papers that the list names', () => {
  test('each paper is signed by its own digest, once drawn, and nothing waits but what was not on the list', () => {
    const { problems, file, recorded, at } = tried()
    expect(problems).toEqual([])
    expect(recorded.map(({ event }) => event.type)).toEqual(['PapersSignedTogether'])
    for (const paper of [record, slip, list]) {
      const signing = signingOf(file, paper.id)
      expect(signing).toMatchObject({
        ...{ signer: '孙某', on: '2026-11-18', refusal: null, pages: [] },
        onScreen: { digest: paper.sha256, madeIn: recorded[0]?.version },
      })
      expect(signing && signersOf(signing).map(({ name }) => name)).toEqual([
        ...['孙某', '陈立新', '王志远'],
      ])
    }
    // What was written with the own hand is on the record alone.
    const strokes = (paper: SealedPaper) => {
      const signing = signingOf(file, paper.id)
      return signing ? strokesOf(signing).map((each) => each.id) : []
    }
    expect(strokes(record)).toEqual(['a', 'w', 'b', 'c'])
    expect(strokes(slip)).toEqual(['a', 'b', 'c'])
    expect(unsignedPapers(file, at.papers).map(({ title }) => title)).toEqual([other.title])
  })

  test('its page names every paper by its digest, the list, and whose words are on which', () => {
    const { file, recorded, at } = tried()
    const [made] = recorded
    if (!made) throw new Error('nothing was signed')
    const page = composePaper('signature_page', {
      ...{ file, recorded: made, events: recorded, at, sealed: [] },
      ...{ number: null, verifyUrl: null, draft: false },
    })
    const words = page ? paperText(page) : ''
    expect(page?.title).toBe('《现场检查笔录》等3份文书电子签名页')
    for (const said of [
      ...[record, slip, list].flatMap(({ title, sha256 }) => [title, sha256]),
      ...['f'.repeat(64), '写在《现场检查笔录》上', '孙某', '陈立新', '王志远'],
    ]) {
      expect(words).toContain(said)
    }
  })

  test('the name of somebody outside is a secret', () => {
    const [event] = tried().recorded.map((each) => each.event)
    const secrets = event && kindOf(event).secrets(event, proposedDisclosureRules)
    expect(secrets?.map(({ value }) => value)).toEqual(['孙某'])
  })
})

const changedList = 'signers.0.drawn：签名以后清单改过，或者是在别的文书上签的，请重签'

describe('what is refused before anything is filed', () => {
  test.each<[string, Parameters<typeof tried>, readonly string[]]>([
    [
      'a paper that others sign',
      [{ papers: [record.id, other.id] }],
      ['papers：选中的文书里有现在不等签名的，或者不是同样的人签的，请重新选'],
    ],
    ['a list that was shorter', [{}, { ...three, a: onList(record, slip) }], [changedList]],
    [
      'one paper less than was drawn for',
      [{ papers: [record.id, slip.id] }],
      [0, 1, 2].map((i) => changedList.replace('0', String(i))),
    ],
    ['a list in another order', [{}, { ...three, a: onList(slip, record, list) }], [changedList]],
    [
      'other bytes of one of them',
      [{}, { ...three, a: onList(record, { ...slip, sha256: '9'.repeat(64) }, list) }],
      [changedList],
    ],
    [
      'strokes that were drawn below one paper',
      [{}, { ...three, a: drawnFor(record) }],
      [changedList],
    ],
    [
      'words that were written below another paper',
      [{}, { ...three, w: drawnFor(slip) }],
      ['signers.0.words：这不是在要亲笔写明的那一份文书上写的，请重写'],
    ],
    [
      'words that were written below the list',
      [{}, { ...three, w: onList(record, slip, list) }],
      ['signers.0.words：这不是在要亲笔写明的那一份文书上写的，请重写'],
    ],
    [
      'a record on which nobody wrote',
      [{ signers: [row('孙某', 'a'), ...signers.slice(1)] }],
      ['signers.0.words：由被检查人亲笔写明“以上笔录我看过，与现场情况相符”'],
    ],
    [
      'one drawing for two names',
      [{ signers: [...signers.slice(0, 2), row('王志远', 'b')] }],
      ['signers.2.drawn：同一次书写不能用两处，请本人重签'],
    ],
    [
      'an officer who is missing',
      [{ signers: signers.slice(0, 2) }],
      ['signers：《现场检查笔录》上有王志远的签名栏，请本人也签'],
    ],
    [
      'officers alone',
      [{ signers: signers.slice(1).map((each, i) => (i === 0 ? { ...each, words: 'w' } : each)) }],
      ['signers：还没有对方的签名；本人不肯签的，登记拒绝签名'],
    ],
  ])('%s', (_called, given, expected) => {
    expect(tried(...given).problems).toEqual(expected)
  })
})
