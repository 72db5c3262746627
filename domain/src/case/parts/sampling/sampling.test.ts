import { describe, expect, test } from 'vitest'
import {
  commissioned,
  concludedOn,
  line,
  noRemedy,
  remedy,
  taken,
} from '../../../../test/sampling-inputs.ts'
import { done, filedFile, refusals, seizureAt } from '../../../../test/seizure-case.ts'
import { serviceOf } from '../../../../test/told-of-hearing.ts'
import {
  arrived,
  doInVisit,
  refusedInVisit,
  visitAt,
  visitUpTo,
} from '../../../../test/visit-case.ts'
import { people } from '../../../../test/circumstances.ts'
import type { CaseFile } from '../../case-file.ts'
import { asksSignature } from '../../asks-signature.ts'
import { findActOf, limitsOf } from '../../procedures.ts'
import { lastDayOf } from '../../case-limit.ts'
import { evidenceOf } from '../evidence/evidence-list.ts'
import { decisionTime } from '../filing/limits.ts'

const report = {
  sha256: 'b'.repeat(64),
  bytes: 2_000,
  originalName: '报告.pdf',
  mediaType: 'application/pdf',
} as const
const on = (day: string) =>
  visitAt(`${day}T04:00:00.000Z`, {}, { uploadOf: (id) => (id === 'report-1' ? report : null) })
const atCase = (day: string) =>
  seizureAt(`${day}T04:00:00.000Z`, { uploadOf: (id) => (id === 'report-1' ? report : null) })

const there = () => visitUpTo('recorded')
const sampled = (changed = {}): CaseFile => doInVisit(there(), 'take-samples', taken(changed))
const sent = (changed = {}): CaseFile =>
  doInVisit(sampled(), 'commission-appraisal', commissioned(changed))
const ended = (day = '2026-12-10', changed = {}): CaseFile =>
  doInVisit(sent(), 'end-appraisal~1', concludedOn(day, changed), on(day))

describe('抽样取证 (处罚法第56条)', () => {
  test('numbers the samples through the case, keeps each, and makes them evidence', () => {
    const twice = doInVisit(
      sampled({ samples: [line(1), line(2, { name: '餐盒', batch: null })] }),
      'take-samples',
      taken({ samples: [line(3)] }),
    )
    expect(twice.samples.map(({ no, where }) => [no, where])).toEqual([
      [1, 'kept'],
      [2, 'kept'],
      [3, 'kept'],
    ])
    expect(evidenceOf(twice).map(({ kind, name }) => [kind, name])).toContainEqual([
      'object',
      '抽取的样品：一次性塑料袋、餐盒',
    ])
  })

  // The article asks for nobody's approval; the seal of the agency asks for the officer's signature.
  test('needs no approval and is signed by whoever does it', () => {
    const act = findActOf(there(), 'take-samples')
    expect(act?.approvals).toEqual([])
    expect(act && asksSignature(act)).toBe(true)
    expect(act?.inField).toBe(true)
  })

  test.each([
    ['one officer', { officers: [people.chen] }, '第四十二条'],
    ['an hour to come', { takenAt: '2026-12-02T09:00:00.000Z' }, '不能晚于现在'],
    ['an hour before the arrival', { takenAt: '2026-12-02T00:30:00.000Z' }, '不能早于亮证'],
    ['a seal used twice', { samples: [line(1), line(1)] }, '每件样品写各自的封条号'],
    ['a witness without the reason', { presence: 'witness' }, '请填写'],
    ['no sample', { samples: [] }, ''],
    ['no recording and no reason', { recording: null }, '音像记录'],
  ])('is refused with %s', (_, changed, why) => {
    const refused = refusedInVisit(there(), 'take-samples', taken(changed))
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.join()).toContain(why)
  })

  test('is refused with a seal of an earlier sampling', () => {
    expect(refusedInVisit(sampled(), 'take-samples', taken()).join()).toContain('封条 0001')
  })

  test.each([
    ['before the arrival', () => visitUpTo('noticed'), '还没有出示执法证件'],
    ['after the result was told', () => visitUpTo('told'), '检查结果已经告知'],
    ['after leaving', () => visitUpTo('left'), '已经登记离开'],
    [
      'where nobody was met',
      () =>
        doInVisit(
          visitUpTo('noticed'),
          'arrive',
          arrived({ nobodyThere: true, noticeTakenBy: null, scanKind: null, scanned: null }),
        ),
      '没有人在',
    ],
  ])('is refused %s', (_, file, why) => {
    expect(refusedInVisit(file(), 'take-samples', taken()).join()).toContain(why)
  })

  test('in a case asks for the certificates to be shown, which a visit did at the door', () => {
    const form = (file: CaseFile) => Object.keys(findActOf(file, 'take-samples')?.form ?? {})
    expect(form(filedFile())).toContain('certificatesShown')
    expect(form(there())).not.toContain('certificatesShown')
  })
})

describe('委托检验（鉴定）', () => {
  test('sends the samples; a second body cannot be sent the same', () => {
    expect(sent().samples.map(({ where }) => where)).toEqual(['sent'])
    expect(findActOf(sent(), 'commission-appraisal')?.form['samples']).toBeUndefined()
  })

  test.each([
    ['nothing to examine', { samples: [], materials: null }, '写明送检的样品或者材料'],
    ['a day that is over', { dueOn: '2026-12-02' }, '须晚于今天'],
    ['no qualification', { qualification: '' }, '请填写'],
  ])('is refused with %s', (_, changed, why) => {
    const refused = refusedInVisit(sampled(), 'commission-appraisal', commissioned(changed))
    expect(refused.join()).toContain(why)
  })

  test('has a limit until the day asked for, which is late afterwards', () => {
    const limit = limitsOf(sent(), on('2026-12-17')).find(({ title }) => title.includes('结果'))
    expect(limit?.title).toBe('取得检验（鉴定）的结果')
    expect(limit && lastDayOf(limit, on('2026-12-17'))).toMatchObject({ on: '2026-12-16' })
    expect(limit?.instance.ended).toBeNull()
  })

  test('its result is evidence by itself, with its file', () => {
    const file = ended()
    expect(file.samples.map(({ where }) => where)).toEqual(['kept'])
    expect(evidenceOf(file).at(-1)).toMatchObject({
      kind: 'appraisal',
      name: '检验（鉴定）报告（JLZJ-2026-01187）',
      proves: '证明样品 1 号：厚度为0.021毫米',
      file: report,
    })
  })

  test.each([
    ['without its report', { report: 'none' }, '报告还没有上传完'],
    ['before it was commissioned', { endedOn: '2026-12-01' }, '不能早于委托之日'],
    ['without a conclusion', { conclusion: null }, '请填写'],
  ])('its result is refused %s', (_, changed, why) => {
    const refused = refusedInVisit(
      sent(),
      'end-appraisal~1',
      concludedOn('2026-12-10', changed),
      on('2026-12-10'),
    )
    expect(refused.join()).toContain(why)
  })

  test('may be called off; nothing is told then, and the samples may be sent again', () => {
    const off = doInVisit(
      sent(),
      'end-appraisal~1',
      concludedOn('2026-12-10', { outcome: 'called-off', reason: '设备故障' }),
      on('2026-12-10'),
    )
    expect(findActOf(off, 'tell-appraisal~1')?.applies?.(off, on('2026-12-10'))).toBe(false)
    expect(refusedInVisit(off, 'tell-appraisal~1', noRemedy, on('2026-12-10')).join()).toContain(
      '还没有登记检验（鉴定）的结论',
    )
    expect(
      refusedInVisit(
        off,
        'commission-appraisal',
        commissioned({ dueOn: '2026-12-20' }),
        on('2026-12-10'),
      ),
    ).toEqual([])
  })
})

const toldOn = (day: string, typed: Record<string, unknown> = remedy): CaseFile => {
  const noticed = doInVisit(ended(), 'tell-appraisal~1', typed, on('2026-12-10'))
  return doInVisit(noticed, 'serve-paper', serviceOf('appraisal_notice', day), on(day))
}

describe('告知结果、复检', () => {
  test.each([
    ['a time without its provision', { ...remedy, remedyBasis: null }, '一起写明'],
    ['words that are no provision', { ...remedy, remedyBasis: '有关规定' }, '请写明依据的条文'],
    ['a provision without a time', { ...remedy, remedyCount: null }, '一起写明'],
  ])('is refused with %s', (_, typed, why) => {
    const refused = refusedInVisit(ended(), 'tell-appraisal~1', typed, on('2026-12-10'))
    expect(refused.join()).toContain(why)
  })

  // Told on 2026-12-11: fifteen natural days end on Saturday 26 December, and a party's limit rolls to Monday.
  test.each([
    ['2026-12-10', '不能早于结果告知书送达之日'],
    ['2026-12-11', ''],
    ['2026-12-28', ''],
    ['2026-12-29', '到 2026-12-28 届满'],
  ])('asked for on %s: %s', (requestedOn, why) => {
    const typed = { requestedOn, reasons: '应当按平均值计算' }
    const refused = refusedInVisit(
      toldOn('2026-12-11'),
      'request-reappraisal~1',
      typed,
      on('2026-12-29'),
    )
    expect(refused.join()).toContain(why)
    if (why === '') expect(refused).toEqual([])
  })

  test('without a provision there is none; statements remain', () => {
    const typed = { requestedOn: '2026-12-11', reasons: '不同意' }
    const file = toldOn('2026-12-11', noRemedy)
    expect(refusedInVisit(file, 'request-reappraisal~1', typed, on('2026-12-11')).join()).toContain(
      '没有写明复检的条文',
    )
    expect(limitsOf(file, on('2026-12-11')).some(({ title }) => title.includes('复检'))).toBe(false)
  })

  test('is given once: what was examined again is told without another', () => {
    const at = on('2026-12-14')
    const asked = doInVisit(
      toldOn('2026-12-11'),
      'request-reappraisal~1',
      { requestedOn: '2026-12-14', reasons: '按平均值' },
      at,
    )
    const again = doInVisit(
      asked,
      'commission-reappraisal~1',
      commissioned({ dueOn: '2026-12-25' }),
      at,
    )
    expect(again.appraisals.map(({ again: of }) => of)).toEqual([null, 1])
    const third = refusedInVisit(
      again,
      'commission-reappraisal~1',
      commissioned({ samples: undefined, materials: '样品', dueOn: '2026-12-25' }),
      at,
    )
    expect(third.join()).toContain('复检以一次为限')
    const result = doInVisit(again, 'end-appraisal~2', concludedOn('2026-12-14'), at)
    expect(Object.keys(findActOf(result, 'tell-appraisal~2')?.form ?? {})).toEqual([])
  })
})

describe('期间不计入办案期限 (处罚法第60条)', () => {
  const legalBasis = '《示例省行政执法程序规定》第四十条'
  const noticed = () => {
    const at = atCase('2026-12-04')
    const withSamples = done(
      filedFile(),
      'take-samples',
      taken({ takenAt: '2026-12-03T02:00:00.000Z', certificatesShown: true }),
      at,
    )
    const out = done(withSamples, 'commission-appraisal', commissioned({ dueOn: '2026-12-24' }), at)
    return done(out, 'tell-appraisal-period~1', {}, at)
  }
  const told = () =>
    done(
      noticed(),
      'serve-paper',
      serviceOf('appraisal_notice', '2026-12-05'),
      atCase('2026-12-05'),
    )
  const lastDay = (file: CaseFile) => lastDayOf(decisionTime(file), atCase('2026-12-30'))

  test('not before the party was told in writing', () => {
    expect(
      refusals(noticed(), 'leave-out-appraisal~1', { legalBasis }, atCase('2026-12-05')).join(),
    ).toContain('期间还没有书面告知当事人')
  })

  test.each(['', '按有关规定', '因检验需要'])('not without its provision: %j', (typed) => {
    const refused = refusals(
      told(),
      'leave-out-appraisal~1',
      { legalBasis: typed },
      atCase('2026-12-05'),
    )
    expect(refused.length).toBeGreaterThan(0)
  })

  test('both heads agree to it', () => {
    expect(findActOf(told(), 'leave-out-appraisal~1')?.approvals).toEqual([
      'department-head',
      'agency-head',
    ])
  })

  // Filed on 2 December: ninety days end on 2 March. From 5 to 24 December are twenty days.
  test.each([
    ['nothing is left out without it', (file: CaseFile) => file, '2027-03-02'],
    ['from the day told to the day asked for', (file: CaseFile) => leftOut(file), '2027-03-22'],
    [
      'until the result, where it came earlier: 5 to 14 December',
      (file: CaseFile) => endedOn(leftOut(file), '2026-12-14'),
      '2027-03-12',
    ],
    [
      'and no longer than was told where it came late',
      (file: CaseFile) => endedOn(leftOut(file), '2026-12-29'),
      '2027-03-22',
    ],
  ])('%s', (_, change, expected) => {
    expect(lastDay(change(told()))).toMatchObject({ on: expected })
  })

  const leftOut = (file: CaseFile) =>
    done(file, 'leave-out-appraisal~1', { legalBasis }, atCase('2026-12-05'))
  const endedOn = (file: CaseFile, day: string) =>
    done(file, 'end-appraisal~1', concludedOn(day), atCase(day))
})

describe('样品处理', () => {
  const at = on('2026-12-14')
  test.each([
    ['returned', '孙某', 'returned'],
    ['used-up', null, 'used-up'],
    ['filed', null, 'filed'],
  ])('%s', (settlement, takenBy, where) => {
    const typed = { samples: ['1'], settlement, settledOn: '2026-12-14', takenBy }
    expect(doInVisit(ended(), 'settle-samples', typed, at).samples[0]?.where).toBe(where)
  })

  test('not of what is out, nor before it was taken', () => {
    const typed = { samples: ['1'], settlement: 'filed', settledOn: '2026-12-14', takenBy: null }
    expect(refusedInVisit(sent(), 'settle-samples', typed, at).join()).toContain(
      '没有等待处理的样品',
    )
    expect(
      refusedInVisit(ended(), 'settle-samples', { ...typed, settledOn: '2026-12-01' }, at).join(),
    ).toContain('不能早于抽样之日')
  })
})

test('nothing is closed over an examination, an untold result or samples', () => {
  const close = (file: CaseFile, day: string) =>
    refusedInVisit(file, 'close-visit', { summary: '没有发现问题。' }, on(day)).join()
  expect(close(sampled(), '2026-12-02')).toContain('抽取的样品还没有处理')
  expect(close(sent(), '2026-12-02')).toContain('还没有结果')
  expect(close(ended(), '2026-12-10')).toContain('结果还没有告知当事人')
  expect(close(toldOn('2026-12-11'), '2026-12-11')).not.toContain('结果还没有告知')
})
