import { describe, expect, test } from 'vitest'
import {
  arrived,
  doInVisit,
  happenAt,
  openVisitCase,
  refusedInVisit,
  visitAt,
  visitUpTo,
  written,
} from '../../../../test/visit-case.ts'
import { composePaper } from '../../../paper/papers.ts'
import { paperText } from '../../../paper/paper.ts'
import { plainDate } from '../../../shared/plain-date.ts'
import type { CaseEvent } from '../../case-event.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { SealedPaper } from '../../scan.ts'
import { isStillBlank, unsignedPapers } from '../../parts/signing/sort-scans.ts'
import { screenPapers } from '../../parts/signing/sign-on-screen.ts'

const sheetId = '00000000-0000-4000-8000-0000000000e1'
const noticed = visitUpTo('noticed')
const printed = doInVisit(noticed, 'print-visit-set', {})

const sealed = (changed: Partial<SealedPaper> = {}): SealedPaper => ({
  ...{ id: sheetId, type: 'inspection_record_sheet', title: '现场检查笔录（手写）' },
  ...{ version: printed.version, on: plainDate('2026-12-02'), pages: 2, voided: false },
  ...{ byHand: true, number: null, sha256: 'a'.repeat(64), lines: [], writes: null },
  ...changed,
})
const extract = sealed({
  ...{ id: '00000000-0000-4000-8000-0000000000e2', type: 'evidence_extract_sheet' },
  ...{ title: '证据提取单（手写）', pages: 1 },
})
const file = { sha256: 'b'.repeat(64), bytes: 1, mediaType: 'image/png', originalName: '笔录.png' }
const page = (no: number) => ({ page: no, file, sheet: no, turned: 0 as const })

const cameBack = (pages: number, refused = false): CaseEvent => ({
  ...(refused
    ? {
        type: 'SignatureRefused' as const,
        refusedOn: plainDate('2026-12-02'),
        refusal: { reason: '不签', witness: '李某', recording: null },
      }
    : {
        type: 'SignedPaperFiled' as const,
        signedOn: plainDate('2026-12-02'),
        relation: '法定代表人',
      }),
  paper: { id: sheetId, type: sealed().type, title: sealed().title, madeIn: printed.version },
  signer: '孙某',
  pages: Array.from({ length: pages }, (_, i) => page(i + 1)),
})
const withPapers = (): Circumstances => ({ ...visitAt(), papers: [sealed(), extract] })
const titles = (of: CaseFile) => unsignedPapers(of, withPapers().papers).map(({ type }) => type)
/** Whether the result of a record may be told, in words. */
const tellingOf = (recorded: CaseFile): string[] => {
  const found = { code: '01', explanation: null, followUpBy: null }
  const told = { toldTo: '孙某', refused: false, refusal: null }
  return refusedInVisit(doInVisit(recorded, 'find-result', found), 'tell-result', told)
}
const recordedFrom = (event: CaseEvent | null): CaseFile => {
  const back = event === null ? printed : happenAt(printed, [event])
  return doInVisit(doInVisit(back, 'arrive', arrived()), 'record-visit', written())
}

describe('a visit without a phone', () => {
  test('its sheets lack no signature before anybody came; once somebody was there, or they came back, they are papers like others', () => {
    const blank = (of: CaseFile) => withPapers().papers.map((each) => isStillBlank(of, each))
    expect(blank(printed)).toEqual([true, true])
    expect(blank(happenAt(printed, [cameBack(2)]))).toEqual([false, true])
    expect(blank(doInVisit(printed, 'arrive', arrived()))).toEqual([false, false])
    // What is not written by hand was made at its hour.
    expect(isStillBlank(printed, { ...sealed(), type: 'onsite_inspection_record' })).toBe(false)
  })

  test('is printed for once the notice is there, once, and before anybody came', () => {
    const says = (of: CaseFile) => refusedInVisit(of, 'print-visit-set', {})
    expect(says(noticed)).toEqual([])
    expect(says(visitUpTo('approved')).join()).toContain('还没有制作检查通知书')
    expect(says(openVisitCase()).join()).toContain('检查还没有经负责人批准')
    expect(says(visitUpTo('arrived')).join()).toContain('已经亮证、扫码')
    expect(says(printed).join()).toContain('手写材料已经打印')
  })

  test('has sheets that say what is known, and leave room for the rest', () => {
    const composed = (type: string) => {
      const recorded = printed.history.at(-1)
      if (!recorded) throw new Error('it was printed')
      const at = visitAt()
      const source = { file: printed, recorded, events: printed.history, at }
      return composePaper(type, {
        ...{ ...source, sealed: [], number: null, verifyUrl: null },
        ...{ id: sheetId, draft: false },
      })
    }
    const record = composed('inspection_record_sheet')
    const text = record ? paperText(record) : ''
    for (const known of [
      '铁东区一马路128号',
      '91350100M000100Y43',
      '是否签订销售合同',
      '是否明示价格',
    ])
      expect(text).toContain(known)
    expect(text).toContain('□ 合格\n□ 发现问题\n□ 不适用')
    expect(record?.pageCode).toBe(sheetId)
    expect(composed('evidence_extract_sheet')?.pageCode).toBe(sheetId)
  })

  test('waits for its sheets, which nobody signs on a screen', () => {
    expect(titles(printed)).toEqual(['inspection_record_sheet', 'evidence_extract_sheet'])
    expect(screenPapers(printed, withPapers().papers)).toEqual([])
  })

  test('is recorded from the sheet that came back: no second record, no second signature', () => {
    const recorded = recordedFrom(cameBack(2))
    expect(recorded.visit?.record?.sheet).toBe(sheetId)
    expect(tellingOf(recorded)).toEqual([])
    const made = recorded.history.at(-1)
    if (!made) throw new Error('it was recorded')
    const source = { file: recorded, recorded: made, events: recorded.history, at: visitAt() }
    const sealing = { ...source, sealed: [], number: null, verifyUrl: null, draft: false }
    expect(composePaper('onsite_inspection_record', sealing)).toBeNull()
    expect(composePaper('inspection_item_checklist', sealing)).toBeNull()
    // What did not come back was not used.
    expect(titles(recorded)).toEqual([])
  })

  test('is recorded from a sheet whose signature was refused, if the sheet is there', () => {
    expect(recordedFrom(cameBack(2, true)).visit?.record?.sheet).toBe(sheetId)
    expect(recordedFrom(cameBack(0, true)).visit?.record?.sheet).toBeNull()
  })

  test('a refusal of what was written by hand comes with its scan', () => {
    const says = refusedInVisit(
      printed,
      'refuse-signature',
      {
        ...{ paper: sheetId, signer: '孙某', reason: '不签', refusedOn: '2026-12-02' },
        ...{ witness: '李某', recording: null, scans: null },
      },
      withPapers(),
    )
    expect(says).toEqual(['《现场检查笔录（手写）》是手写的，内容只在纸上：请把它的每一页扫描上传'])
  })

  test('goes on by phone all the same: then the record is what was typed, and the sheets wait no more', () => {
    const recorded = recordedFrom(null)
    expect(recorded.visit?.record?.sheet).toBeNull()
    expect(titles(recorded)).toEqual([])
    expect(tellingOf(recorded).join()).toContain('现场检查笔录还没有经被检查人核对签名')
  })
})
