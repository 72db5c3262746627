import { describe, expect, test } from 'vitest'
import { circumstances, people, prepaidCard } from '../../../../test/circumstances.ts'
import { decidedEvents, fileOf, fine, organisation } from '../../../../test/decided-case.ts'
import { scanWith, sealedPaper, sheetOf } from '../../../../test/signed-paper.ts'
import { happen } from '../../happen.ts'
import { problemsOf } from '../../law-in-force.ts'
import { standingOfAct } from '../../procedures.ts'
import type { Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Scan, SealedPaper } from '../../scan.ts'
import { personInCharge } from '../field-record/person-in-charge.ts'
import { fileSigned, likelySigner, refuseSignature } from './acts.ts'
import { signersOf, signingOf } from './slice.ts'
import { sortScans } from './sort-scans.ts'

const decided = fileOf(
  decidedEvents({ party: organisation, penalty: fine, facts: '未按期备案。' }).slice(0, -1),
)
const record = sealedPaper()
const list = sealedPaper({
  id: '00000000-0000-4000-8000-0000000000d2',
  type: 'evidence_extract',
  title: '证据提取单',
  pages: 1,
})
const strange = sealedPaper({ id: '00000000-0000-4000-8000-0000000000d9' })

const at = (scans: readonly Scan[] = [], papers: readonly SealedPaper[] = [record, list]) => ({
  ...circumstances('2026-11-18T06:00:00.000Z', prepaidCard),
  papers,
  scanOf: (id: string) => scans[Number(id)] ?? null,
})
const filing = (scans: readonly Scan[], changed: Record<string, unknown> = {}) => ({
  scans: scans.map((_, i) => String(i)),
  signer: '孙某',
  relation: null,
  signedOn: '2026-11-18',
  ...changed,
})

function tried(act: Act, file: CaseFile, input: Record<string, unknown>, where = at()) {
  const problems = problemsOf(act, file, input, where).map(({ message }) => message)
  const author = { at: where.now, by: { id: people.chen, name: '陈立新' }, approvals: [] }
  return problems.length > 0
    ? { problems, file }
    : { problems, file: happen(file, act.events(file, input, where), author).file }
}
const filed = (scans: readonly Scan[], changed: Record<string, unknown> = {}, file = decided) =>
  tried(fileSigned, file, filing(scans, changed), at(scans))

describe('the signed version of exactly the paper that was printed', () => {
  test('both pages in one file: filed with the file, the sheet and the day written on it', () => {
    const { problems, file } = filed([scanWith([sheetOf(record, 2), sheetOf(record, 1)])])
    expect(problems).toEqual([])
    expect(signingOf(file, record.id)).toMatchObject({
      on: '2026-11-18',
      signer: '孙某',
      refusal: null,
      pages: [
        { page: 1, sheet: 2, file: { sha256: 'b'.repeat(64) } },
        { page: 2, sheet: 1 },
      ],
    })
  })

  test('who signed last is offered again, but for those who signed what stays inside', () => {
    expect(likelySigner(decided)).toBe(personInCharge(decided))
    const { file } = filed([scanWith([sheetOf(list, 1)])])
    expect(likelySigner(file)).toBe('孙某')
    const discussion = sealedPaper({
      id: '00000000-0000-4000-8000-0000000000d3',
      type: 'collective_discussion',
      title: '重大案件集体讨论记录',
      pages: 1,
    })
    const scans = [scanWith([sheetOf(discussion, 1)])]
    const inside = tried(
      fileSigned,
      file,
      filing(scans, { signer: '高明轩' }),
      at(scans, [discussion]),
    )
    expect(inside.problems).toEqual([])
    expect(likelySigner(inside.file)).toBe('孙某')
  })

  test('a page is missing: the paper waits, and what is missing is named', () => {
    const { problems, file } = filed([scanWith([sheetOf(record, 1)])])
    expect(problems).toEqual([
      '《询问（调查）笔录》共 2 页，收到 1 页，缺第 2 页；已经收到的都保存着，补传缺的页就可以',
    ])
    expect(file.signings).toEqual([])
  })

  test('the missing page sent after it completes the paper', () => {
    const scans = [scanWith([sheetOf(record, 1)]), scanWith([sheetOf(record, 2)])]
    expect(filed(scans).problems).toEqual([])
  })

  test('two papers in one pile: the whole one is filed, the other waits', () => {
    const { problems, file } = filed([scanWith([sheetOf(list, 1), sheetOf(record, 2)])])
    expect(problems).toEqual([])
    expect(file.signings.map(({ paper }) => paper.title)).toEqual(['证据提取单'])
  })

  test('upside down: taken, and kept how it lay', () => {
    const scans = [scanWith([sheetOf(list, 1, { turned: 180 })], '照片.jpg')]
    expect(sortScans(decided, [list], scans).notes).toEqual([
      { text: '“照片.jpg”是倒着的，已转正', lost: false },
    ])
    expect(filed(scans).file.signings[0]?.pages).toMatchObject([{ turned: 180 }])
  })

  test.each([
    ['another case', sheetOf(strange, 1), '是另一个案件的文书，没有归入本案'],
    ['no code', { code: null, turned: 0 as const }, '没有认出页脚的二维码'],
    ['a page too many', sheetOf(list, 2), '写的是第 2 页，而《证据提取单》只有 1 页'],
  ])('a sheet of %s is told and files nothing', (_, sheet, message) => {
    const { problems, file } = filed([scanWith([sheet], '照片.jpg')])
    expect(problems).toMatchObject([expect.stringContaining(message) as string])
    expect(file.signings).toEqual([])
  })

  test('a void paper and one already back are not filed', () => {
    const scans = [scanWith([sheetOf(list, 1)])]
    const once = filed(scans).file
    expect(filed(scans, {}, once).problems[0]).toContain('签名版已经归档')
    const voided = at(scans, [{ ...list, voided: true }])
    expect(tried(fileSigned, decided, filing(scans), voided).problems[0]).toContain('已经作废')
  })

  test('a file that could not be read says why', () => {
    const cat = { ...scanWith([]), problem: '“猫.jpg”读不出画面。' }
    expect(filed([cat]).problems).toEqual(['“猫.jpg”读不出画面。'])
  })

  test('a signature bears no day before the paper was made (补签写补签当天)', () => {
    const scans = [scanWith([sheetOf(list, 1)])]
    expect(filed(scans, { signedOn: '2026-11-15' }).problems[0]).toContain('补签的写补签当天')
    expect(filed(scans, { signedOn: '2026-11-19' }).problems).toEqual(['不能晚于今天'])
  })

  test('who signed beside the first is kept with an own day', () => {
    const others = [
      { name: '马淑芬', relation: '见证人', signedOn: '2026-11-17' },
      { name: '陈立新', relation: '收集人', signedOn: '2026-11-18' },
    ]
    const printed = { ...list, lines: [{ label: '收集人', name: '陈立新', dated: false }] }
    const scans = [scanWith([sheetOf(list, 1)])]
    const { problems, file } = tried(
      fileSigned,
      decided,
      filing(scans, { others }),
      at(scans, [record, printed]),
    )
    expect(problems).toEqual([])
    const signing = signingOf(file, list.id)
    expect(signing && signersOf(signing)).toEqual([
      { name: '孙某', relation: null, signedOn: '2026-11-18' },
      others[0],
      // The paper bears the officer's name in print: it is no secret.
      { ...others[1], inside: true },
    ])
  })

  test.each([
    ['2026-11-15', '补签的写补签当天'],
    ['2026-11-19', '不能晚于今天'],
  ])('none of them signed on %s', (signedOn, message) => {
    const scans = [scanWith([sheetOf(list, 1)])]
    const others = [{ name: '马淑芬', relation: '见证人', signedOn }]
    expect(filed(scans, { others }).problems).toMatchObject([
      expect.stringContaining(message) as string,
    ])
  })

  test('a signing that was filed before others were asked for is read as before', () => {
    const [event] = fileSigned.events(
      decided,
      filing([scanWith([sheetOf(list, 1)])]),
      at([scanWith([sheetOf(list, 1)])]),
    )
    expect(event).not.toHaveProperty('others')
    const author = { at: at().now, by: { id: people.chen, name: '陈立新' }, approvals: [] }
    const { file } = happen(decided, event ? [event] : [], author)
    expect(signingOf(file, list.id)).toMatchObject({ signer: '孙某', others: [], onScreen: null })
  })

  test('an upload that was not read files nothing', () => {
    const input = filing([], { scans: ['7'] })
    expect(tried(fileSigned, decided, input).problems).toEqual(['有文件还没有传完，请等一等再提交'])
  })
})

describe('拒绝签名', () => {
  const refusing = (changed: Record<string, unknown> = {}) => ({
    paper: record.id,
    signer: '孙某',
    reason: '等律师看过',
    witness: '马淑芬，居委会主任',
    recording: null,
    scans: null,
    refusedOn: '2026-11-18',
    ...changed,
  })

  test('is kept with its reason and its witness, and the paper may still be signed later', () => {
    const refused = tried(refuseSignature, decided, refusing()).file
    expect(signingOf(refused, record.id)).toMatchObject({ refusal: { reason: '等律师看过' } })
    const scans = [scanWith([sheetOf(record, 1), sheetOf(record, 2)])]
    const signed = tried(fileSigned, refused, filing(scans), at(scans)).file
    expect(signingOf(signed, record.id)?.refusal).toBeNull()
  })

  test('without witness and recording it proves nothing (强制法第18条)', () => {
    const input = refusing({ witness: null })
    expect(tried(refuseSignature, decided, input).problems).toEqual([
      '见证人和录音录像编号至少填一样',
    ])
  })

  test('of a 送达回证 is service by leaving (民事诉讼法第89条)', () => {
    const receipt = sealedPaper({ type: 'service_receipt', title: '送达回证' })
    const input = refusing({ paper: receipt.id })
    expect(tried(refuseSignature, decided, input, at([], [receipt])).problems).toEqual([
      '受送达人拒绝接收的，按留置送达登记',
    ])
  })
})

describe('at any stage', () => {
  test('after the decision and after the case is closed, until the volume is shelved', () => {
    const closed = { ...decided, closedOn: '2026-11-18' as never }
    expect(standingOfAct(fileSigned, closed, at()).can).toBe(true)
    const shelved = { ...closed, archive: {} as never }
    expect(standingOfAct(fileSigned, shelved, at())).toMatchObject({
      can: false,
      unmet: [{ reason: '已经归档' }],
    })
  })
})
