import { checkUpToToday } from '../../day-checks.ts'
import * as form from '../../../kernel/form.ts'
import { notEnded } from '../closing/requirements.ts'
import { nothingPending } from '../approval/requirements.ts'
import { sales } from './codes.ts'
import { checkQuantities, lineOptions, quantitiesField, readQuantities } from './goods-form.ts'
import { heldGoods, openGoods } from './ledger.ts'
import { heldLawfully, lawfullyHeld, coercionLaw, somethingHeld } from './requirements.ts'
import { actOf, nameOf, seizureAct, type SeizureAct } from './seizure-act.ts'
import { seizureOf, type Seizure } from './slice.ts'

/** 鲜活物品或者其他不易保管的财物: the money takes the place of the thing (强制法第28条第2款). */
export const sellPerishables = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('sell-perishables', seizure),
    title: `拍卖、变卖不易保管的财物（${nameOf(seizure)}）`,
    step: 'seizure-keep',
    by: ['officer'],
    approvals: ['department-head', 'agency-head'],
    presses: false,
    effect: '所得价款代替财物保管；解除时退还价款，明显低于市场价的差额一并补偿。',
    basis: [coercionLaw(28, { paragraph: 2 })],
    form: {
      good: form.choice({ label: '物品', options: lineOptions(seizure.goods) }),
      reason: form.text({ label: '不易保管的情况', max: 300 }),
      manner: form.choice({ label: '方式', options: sales }),
      soldOn: form.date({ label: '日期' }),
      proceedsFen: form.money({ label: '所得价款（元）' }),
      shortfallFen: form.money({
        label: '明显低于市场价格的差额（元）',
        hint: '没有的填 0',
        basis: coercionLaw(28, { paragraph: 2 }),
      }),
    },
    papers: [],
    recording: [],
    requires: [notEnded, nothingPending, ...heldLawfully(seizure.no)],
    applies: lawfullyHeld(seizure),
    defaults: (_file, { today }) => ({ soldOn: today, shortfallFen: 0 }),
    checks: (file, { good, soldOn, proceedsFen }, { today }) => {
      const found = seizureOf(file, seizure.no)
      const line = found && openGoods(found).find(({ no }) => String(no) === good)
      return [
        ...checkUpToToday('soldOn', soldOn, { today }),
        ...(proceedsFen === 0 ? [{ field: 'proceedsFen', message: '请填写所得价款' }] : []),
        ...(line && line.sold === null
          ? []
          : [{ field: 'good', message: '这一项已经变价、解除或者处理' }]),
      ]
    },
    events: (_file, { good, ...input }) => [
      { type: 'GoodsSold', seizure: seizure.no, good: Number(good), ...input },
    ],
  })

/** 妥善保管，不得使用或者损毁；造成损失的，应当承担赔偿责任 (强制法第26条). */
export const recordLoss = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('record-loss', seizure),
    title: `登记毁损、灭失和赔偿（${nameOf(seizure)}）`,
    step: 'seizure-keep',
    by: ['officer'],
    approvals: ['department-head', 'agency-head'],
    presses: false,
    effect: '由本机关赔偿；第三人造成的，先行赔付后再追偿。',
    basis: [coercionLaw(26, { paragraph: 1 }), coercionLaw(26, { paragraph: 2 })],
    form: {
      lost: quantitiesField('毁损、灭失的物品', seizure.goods),
      cause: form.paragraph({ label: '原因', max: 1_000 }),
      byThirdParty: form.yesNo({
        label: '是否因受托保管的第三人造成',
        basis: coercionLaw(26, { paragraph: 2 }),
      }),
      compensatedFen: form.money({
        label: '已赔偿当事人（元）',
        basis: coercionLaw(26, { paragraph: 1 }),
      }),
      compensatedOn: form.date({ label: '赔偿日期' }),
    },
    papers: [],
    recording: [],
    requires: [nothingPending, somethingHeld(seizure.no)],
    applies: (file) => heldGoods(seizureOf(file, seizure.no) ?? seizure).length > 0,
    defaults: (_file, { today }) => ({ byThirdParty: false, compensatedOn: today }),
    checks: (file, { lost, compensatedOn, compensatedFen, byThirdParty }, { today }) => [
      ...checkQuantities('lost', lost, seizureOf(file, seizure.no)?.goods ?? []),
      ...checkUpToToday('compensatedOn', compensatedOn, { today }),
      ...(compensatedFen === 0
        ? [
            {
              field: 'compensatedFen',
              message: '造成损失的须赔偿当事人，赔付后登记',
              basis: coercionLaw(26, { paragraph: 1 }),
            },
          ]
        : []),
      ...(byThirdParty && seizureOf(file, seizure.no)?.seized?.custodian !== 'third-party'
        ? [{ field: 'byThirdParty', message: '这批财物没有委托第三人保管' }]
        : []),
    ],
    events: (_file, { lost, ...input }) => [
      { type: 'GoodsLost', seizure: seizure.no, lost: readQuantities(lost), ...input },
    ],
  })

/** What may have to be done with goods while they are in custody. */
export const careActs = (seizure: Seizure): SeizureAct[] => [
  sellPerishables(seizure),
  recordLoss(seizure),
]
