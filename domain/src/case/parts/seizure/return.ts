import { checkNotLater } from '../../day-checks.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { yuanText, type Fen } from '../../../shared/money.ts'
import { checkOfficers, officersField } from '../../officers.ts'
import { personInCharge } from '../field-record/person-in-charge.ts'
import { checkQuantities, quantitiesField, readQuantities } from './goods-form.ts'
import { goodsToReturn, heldOf } from './ledger.ts'
import { coercionLaw, somethingToReturn } from './requirements.ts'
import { actOf, nameOf, seizureAct, type SeizureAct } from './seizure-act.ts'
import { seizureOf, type Seizure, type SeizureFile } from './slice.ts'

/** 解除查封、扣押应当立即退还财物: one by one, by seal (强制法第28条第2款). */
export const returnGoods = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('return-goods', seizure),
    title: `退还财物（${nameOf(seizure)}）`,
    step: 'seizure-return',
    by: ['officer'],
    approvals: [],
    presses: 'first',
    effect: '制作退还清单，由领取人签名；已经变卖的退还价款和差额。',
    basis: [coercionLaw(28, { paragraph: 2 })],
    form: {
      returned: quantitiesField('退还的物品', seizure.goods),
      sealsChecked: form.confirm({
        label: '核对封签',
        statement: '已逐项核对封签号和数量，与清单相符',
        basis: coercionLaw(28, { paragraph: 2 }),
      }),
      returnedAt: form.instant({ label: '退还时间' }),
      recipient: form.text({ label: '领取人', max: 50 }),
      condition: form.text({ label: '退还时的状况', max: 300 }),
      officers: officersField('经办人员', coercionLaw(18, { item: 2 })),
    },
    papers: ['goods_list'],
    recording: ['AV15'],
    requires: [somethingToReturn(seizure.no)],
    applies: (file) => goodsToReturn(seizureOf(file, seizure.no) ?? seizure).length > 0,
    defaults: (file, { now }) => ({
      returned: goodsToReturn(seizureOf(file, seizure.no) ?? seizure).map((good) => ({
        good: String(good.no),
        quantity: heldOf(good),
      })),
      returnedAt: now,
      recipient: personInCharge(file),
      condition: '完好，与清单相符',
      officers: [...file.investigators],
    }),
    known: (file) => {
      const fen = moneyFor(file, seizure, null)
      return fen > 0
        ? [{ label: '退还价款和差额', value: `${yuanText(fen)} 元`, source: '拍卖、变卖登记' }]
        : []
    },
    checks: (file, { returned, returnedAt, officers }, at) => {
      const goods = seizureOf(file, seizure.no)?.goods ?? []
      const unreleased = returned.filter(({ good }) =>
        goods.some(({ no, released }) => String(no) === good && released === null),
      )
      const again = returned.filter(({ good }) =>
        goods.some((each) => String(each.no) === good && heldOf(each) === 0),
      )
      const problem = (message: string) => ({
        field: 'returned',
        message,
        basis: coercionLaw(28, { paragraph: 2 }),
      })
      return [
        ...checkNotLater('returnedAt', returnedAt, at.now),
        ...checkOfficers(file, officers, at.now, at, { category: '行政强制' }),
        ...checkQuantities('returned', returned, goods),
        ...(unreleased.length > 0 ? [problem('没有作出解除决定的物品不能退还')] : []),
        ...(again.length > 0 ? [problem('有物品已经退还，不能重复退还')] : []),
        ...checkWholeMoney(returned, goods),
      ]
    },
    events: (file, { returned, sealsChecked: _checked, ...input }) => [
      {
        type: 'GoodsReturned',
        seizure: seizure.no,
        returned: readQuantities(returned),
        moneyFen: moneyFor(file, seizure, new Set(returned.map(({ good }) => Number(good)))),
        ...input,
      },
    ],
  })

/** What was sold is paid back in one sum. */
function checkWholeMoney(
  returned: readonly { readonly good: string; readonly quantity: number }[],
  goods: Seizure['goods'],
): FieldProblem[] {
  return returned.flatMap(({ good: typed, quantity }, i) => {
    const good = goods.find(({ no }) => String(no) === typed)
    return good?.sold && quantity < heldOf(good)
      ? [{ field: `returned.${i}.quantity`, message: '已经变价的，价款一次退清' }]
      : []
  })
}

/** Proceeds and shortfall of the sold lines that go back; null: of every line still to return. */
function moneyFor(file: SeizureFile, { no }: Seizure, lines: ReadonlySet<number> | null): Fen {
  const found = seizureOf(file, no)
  return (found ? goodsToReturn(found) : [])
    .filter((good) => lines === null || lines.has(good.no))
    .reduce((sum, { sold }) => sum + (sold ? sold.proceedsFen + sold.shortfallFen : 0), 0)
}
