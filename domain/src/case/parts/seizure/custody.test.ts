import { describe, expect, test } from 'vitest'
import { people } from '../../../../test/circumstances.ts'
import {
  after,
  done,
  on,
  refusals,
  row,
  seizedFile,
  urgentInput,
} from '../../../../test/seizure-case.ts'
import type { CaseFile } from '../../case-file.ts'
import { standingIn } from '../../procedures.ts'
import { expiredNow } from './expiry.ts'
import { heldGoods, ledgerLine } from './ledger.ts'
import { lastDayOfGood } from './limits.ts'

const lastOf = (file: CaseFile, no = 1) =>
  file.seizures[0] ? lastDayOfGood(file.seizures[0], no) : null

describe('thirty natural days and no sixty-first (强制法第25条)', () => {
  test('from the next day on, not moved by a weekend: 3 December to Saturday 2 January', () => {
    expect(lastOf(seizedFile())).toBe('2027-01-02')
  })

  const extend = (days: number) => ({ days, reason: '涉及多地进货渠道，需要逐一核实。' })

  test.each([
    [1, []],
    [30, []],
    [
      31,
      [
        'days：延长合计不得超过 30 日（已延长 0 日），查封、扣押没有第六十一日 行政强制法第二十五条第一款',
      ],
    ],
  ])('longer by %i days', (days, refused) => {
    expect(refusals(seizedFile(), 'extend-seizure~1', extend(days), on('2026-12-30'))).toEqual(
      refused,
    )
  })

  test('thirty more end on the sixtieth day; then nothing may be added', () => {
    const longer = done(seizedFile(), 'extend-seizure~1', extend(30), on('2026-12-30'))
    expect(lastOf(longer)).toBe('2027-02-01')
    expect(refusals(longer, 'extend-seizure~1', extend(1), on('2026-12-31')).join()).toContain(
      '已经延长三十日，不能再延长',
    )
  })

  test('a period that is over is not prolonged', () => {
    expect(
      refusals(seizedFile(), 'extend-seizure~1', extend(30), on('2027-01-03')).join(),
    ).toContain('期限已经届满')
    expect(refusals(seizedFile(), 'extend-seizure~1', extend(30), on('2027-01-02'))).toEqual([])
  })

  const examine = (from: string, to: string, changed: Record<string, unknown> = {}) => ({
    goods: ['3'],
    institution: '吉林省汽车零部件检测中心',
    purpose: '是否具备再制造条件',
    toldOn: '2026-12-10',
    recipient: '周向东',
    from,
    to,
    ...changed,
  })

  test('an examination stops the clock of what is examined, from and to the days told', () => {
    const out = done(
      seizedFile(),
      'start-examination~1',
      examine('2026-12-11', '2026-12-20'),
      on('2026-12-10'),
    )
    expect([lastOf(out, 3), lastOf(out, 1)]).toEqual(['2027-01-12', '2027-01-02'])
    const early = done(
      out,
      'end-examination~1',
      { endedOn: '2026-12-15', result: '不具备再制造条件' },
      on('2026-12-15'),
    )
    expect(lastOf(early, 3)).toBe('2027-01-07')
    const late = done(
      out,
      'end-examination~1',
      { endedOn: '2026-12-25', result: '不具备再制造条件' },
      on('2026-12-25'),
    )
    expect(lastOf(late, 3)).toBe('2027-01-12')
  })

  test.each([
    [examine('2026-12-09', '2026-12-20'), '期间从书面告知当事人之日起才不计入'],
    [examine('2026-12-11', '2026-12-10'), '不能早于开始之日'],
    [examine('2026-12-11', '2026-12-20', { toldOn: '2026-12-11' }), '不能晚于今天'],
    [examine('2027-01-05', '2027-01-20'), '届满后不能再送检'],
  ])('and only when told before', (input, words) => {
    expect(refusals(seizedFile(), 'start-examination~1', input, on('2026-12-10')).join()).toContain(
      words,
    )
  })

  test('its end is recorded once by the clock; the duty to release does not wait for that', () => {
    const file = seizedFile()
    expect(expiredNow(file, on('2027-01-02'))).toEqual([])
    const events = expiredNow(file, on('2027-01-03'))
    expect(events).toEqual([
      { type: 'SeizureExpired', seizure: 1, goods: [1, 2, 3], lastDay: '2027-01-02' },
    ])
    const told = after(file, events, '2027-01-02T16:05:00.000Z')
    expect(expiredNow(told, on('2027-01-03'))).toEqual([])
    for (const each of [file, told]) {
      const first = standingIn(each, on('2027-01-03')).filter(
        ({ can, act }) => can && act.presses === 'first',
      )
      expect(first.map(({ act }) => act.id)).toEqual(['release-at-once~1'])
    }
  })
})

describe('release and custody (强制法第26至28条)', () => {
  const release = (ground: string, goods = ['1', '2', '3']) => ({
    ground,
    goods,
    explanation: '说明',
  })

  test.each([
    ['no-violation', []],
    ['unrelated', []],
    ['decided', ['ground：对违法行为还没有作出处理决定 行政强制法第二十八条第一款第三项']],
    ['expired', ['ground：请从列出的选项中选一项 行政强制法第二十八条第一款']],
    ['not-needed', []],
  ])('on the ground %s', (ground, refused) => {
    expect(refusals(seizedFile(), 'release-seizure~1', release(ground), on('2026-12-20'))).toEqual(
      refused,
    )
  })

  test('expired is the ground after the last day, and no other', () => {
    const at = on('2027-01-03')
    expect(refusals(seizedFile(), 'release-at-once~1', release('expired'), at)).toEqual([])
    expect(refusals(seizedFile(), 'release-at-once~1', release('not-needed'), at).join()).toContain(
      '期限已经届满',
    )
  })

  const back = (goods: [string, number][], changed: Record<string, unknown> = {}) => ({
    returned: goods.map(([good, quantity]) => ({ good, quantity })),
    sealsChecked: true,
    returnedAt: '2026-12-20T06:40:00.000Z',
    recipient: '周向东',
    condition: '完好',
    officers: [people.chen, people.wang],
    ...changed,
  })

  test('what was released is not released again, and what was returned is not returned again', () => {
    const at = on('2026-12-20')
    const some = done(seizedFile(), 'release-seizure~1', release('unrelated', ['1']), at)
    expect(refusals(some, 'release-seizure~1', release('unrelated', ['1']), at)).toEqual([
      'goods：第 1 项已经解除、退还或者处理，不能重复解除 行政强制法第二十八条',
    ])
    const all = done(some, 'release-seizure~1', release('not-needed', ['2', '3']), at)
    expect(refusals(all, 'release-seizure~1', release('unrelated'), at)).toEqual([
      '这次查封、扣押的财物已经全部解除或者处理，不能重复解除 行政强制法第二十八条',
    ])
    const returned = done(all, 'return-goods~1', back([['1', 26]]), at)
    expect(refusals(returned, 'return-goods~1', back([['1', 26]]), at).join()).toContain(
      '制动盘在保管的只有 0只',
    )
    const empty = done(
      returned,
      'return-goods~1',
      back([
        ['2', 40],
        ['3', 7],
      ]),
      at,
    )
    expect(refusals(empty, 'return-goods~1', back([['1', 26]]), at).join()).toContain(
      '不能重复退还',
    )
  })

  test('nothing is given back without a decision', () => {
    const at = on('2026-12-20')
    const some = done(seizedFile(), 'release-seizure~1', release('unrelated', ['1']), at)
    expect(refusals(some, 'return-goods~1', back([['2', 40]]), at)).toEqual([
      'returned：没有作出解除决定的物品不能退还 行政强制法第二十八条第二款',
    ])
  })

  test('the ledger balances line by line, each in its own unit', () => {
    const at = on('2026-12-20')
    const lost = done(
      seizedFile(),
      'record-loss~1',
      {
        lost: [{ good: '1', quantity: 2 }],
        cause: '库房漏水',
        byThirdParty: false,
        compensatedFen: 40_000,
        compensatedOn: '2026-12-20',
      },
      at,
    )
    const released = done(lost, 'release-seizure~1', release('unrelated', ['1']), at)
    const partly = done(released, 'return-goods~1', back([['1', 20]]), at)
    const [first] = partly.seizures[0]?.goods ?? []
    expect(first && ledgerLine(first)).toMatchObject({
      held: 4,
      left: { returned: 20, confiscated: 0, destroyed: 0, transferred: 0, lost: 2 },
    })
  })

  test('a loss that was not paid for is refused', () => {
    const input = {
      lost: [{ good: '1', quantity: 27 }],
      cause: '失窃',
      byThirdParty: true,
      compensatedFen: 0,
      compensatedOn: '2026-12-20',
    }
    expect(refusals(seizedFile(), 'record-loss~1', input, on('2026-12-20'))).toEqual([
      'lost.0.quantity：制动盘在保管的只有 26只 行政强制法第二十六条',
      'compensatedFen：造成损失的须赔偿当事人，赔付后登记 行政强制法第二十六条第一款',
      'byThirdParty：这批财物没有委托第三人保管',
    ])
  })

  test('what was sold goes back as money, with what the price fell short', () => {
    const at = on('2026-12-20')
    const sold = done(
      seizedFile(),
      'sell-perishables~1',
      {
        good: '2',
        reason: '橡胶件受潮变质',
        manner: 'sale',
        soldOn: '2026-12-20',
        proceedsFen: 120_000,
        shortfallFen: 30_000,
      },
      at,
    )
    const released = done(sold, 'release-seizure~1', release('unrelated', ['2']), at)
    expect(refusals(released, 'return-goods~1', back([['2', 10]]), at).join()).toContain(
      '价款一次退清',
    )
    const act = standingIn(released, at).find((each) => each.act.id === 'return-goods~1')?.act
    const [event] = act?.events(released, back([['2', 40]]), at) ?? []
    expect(event).toMatchObject({ type: 'GoodsReturned', moneyFen: 150_000 })
  })

  test('confiscation needs a decision, destruction a law', () => {
    const dispose = (how: string, basis: string) => ({
      how,
      disposed: [{ good: '1', quantity: 26 }],
      basis,
      on: '2026-12-20',
    })
    const at = on('2026-12-20')
    expect(refusals(seizedFile(), 'dispose-goods~1', dispose('confiscated', '决定书'), at)).toEqual(
      ['how：没有作出没收非法财物的处罚决定，不能没收 行政强制法第二十七条'],
    )
    expect(refusals(seizedFile(), 'dispose-goods~1', dispose('destroyed', '领导批示'), at)).toEqual(
      ['basis：销毁须写明法律、行政法规的条文，例如《…法》第…条 行政强制法第二十七条'],
    )
  })
})

describe('the case around it', () => {
  test('a second seizure has its own goods, place and period', () => {
    const second = done(
      seizedFile(),
      'seize-urgently',
      urgentInput('2026-12-10T06:50:00.000Z', { goods: [row(1, { seal: 'F-0301' })] }),
      on('2026-12-10'),
    )
    expect(second.seizures.map(({ no, goods }) => [no, goods.length])).toEqual([
      [1, 3],
      [2, 1],
    ])
    const ids = standingIn(second, on('2026-12-10')).map(({ act }) => act.id)
    expect(ids).toEqual(expect.arrayContaining(['extend-seizure~1', 'approve-seizure~2']))
    expect(second.seizures.map((each) => lastDayOfGood(each, 1))).toEqual([
      '2027-01-02',
      '2027-01-09',
    ])
  })

  test('goods in custody: the case is neither closed nor dismissed', () => {
    const words = '还有查封、扣押的财物没有处理完（制动盘26只、制动摩擦片40副、转向器总成7件）'
    for (const id of ['close-case', 'dismiss-case']) {
      expect(refusals(seizedFile(), id, {}, on('2026-12-20')).join()).toContain(words)
    }
  })

  test('to the police the goods go along, and the party is told; to another agency they do not', () => {
    const concluded = { ...seizedFile(), conclusion: { on: '2026-12-15' } as never }
    const transfer = (ground: string) => ({
      ground,
      to: '四平市公安局',
      reason: '涉嫌犯罪',
      sentOn: '2026-12-20',
    })
    const at = on('2026-12-20')
    expect(refusals(concluded, 'transfer-case', transfer('jurisdiction'), at).join()).toContain(
      '移送管辖的先解除并退还 行政强制法第二十一条',
    )
    const gone = done(concluded, 'transfer-case', transfer('criminal'), at)
    expect(gone.seizures.flatMap(heldGoods)).toEqual([])
    const archive = { retention: '30-years', checkedBy: [people.head] }
    expect(refusals(gone, 'archive-case', archive, at)).toEqual([
      '查封、扣押的财物已经随案移送，还没有书面告知当事人 行政强制法第二十一条',
    ])
    const told = done(gone, 'tell-transfer', { on: '2026-12-20', recipient: '周向东' }, at)
    expect(refusals(told, 'archive-case', archive, at)).toEqual([])
  })
})
