import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { nothingPending } from '../approval/requirements.ts'
import { releaseGrounds, type ReleaseGround } from './codes.ts'
import { linesField } from './goods-form.ts'
import { openGoods } from './ledger.ts'
import { lawfullyHeld, coercionLaw, releaseDue, somethingOpen } from './requirements.ts'
import { actOf, nameOf, seizureAct, type SeizureAct } from './seizure-act.ts'
import { seizureOf, type Seizure, type SeizureFile } from './slice.ts'

const { expired: _expired, 'not-approved': _notApproved, ...freeGrounds } = releaseGrounds

/** One thing is released once. */
function checkOpen({ no }: Seizure, goods: readonly string[], file: SeizureFile): FieldProblem[] {
  const found = seizureOf(file, no)
  const open = new Set((found ? openGoods(found) : []).map((good) => String(good.no)))
  const again = goods.filter((each) => !open.has(each))
  if (again.length === 0) return []
  const message = `第 ${again.join('、')} 项已经解除、退还或者处理，不能重复解除`
  return [{ field: 'goods', message, basis: coercionLaw(28) }]
}

/** 解除 on one of the five grounds, proposed by the officers (强制法第28条第1款). */
const releaseSeizure = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('release-seizure', seizure),
    title: `解除${nameOf(seizure)}`,
    step: 'seizure-release',
    by: ['officer'],
    approvals: ['agency-head'],
    presses: false,
    effect: '负责人批准后制作解除决定书，财物须立即退还。',
    basis: [coercionLaw(28, { paragraph: 1 })],
    form: {
      ground: form.choice({
        label: '解除的理由',
        options: freeGrounds,
        basis: coercionLaw(28, { paragraph: 1 }),
      }),
      goods: linesField('解除的物品', seizure.goods, coercionLaw(28)),
      explanation: form.paragraph({ label: '说明', max: 1_000 }),
    },
    papers: ['seizure_release'],
    recording: ['AV15'],
    requires: [nothingPending, somethingOpen(seizure.no)],
    applies: lawfullyHeld(seizure),
    defaults: (file) => ({
      goods: openGoods(seizureOf(file, seizure.no) ?? seizure).map(({ no }) => String(no)),
      ...(file.decision && { ground: 'decided' as const }),
    }),
    checks: (file, { ground, goods }) => [
      ...checkOpen(seizure, goods, file),
      ...(ground === 'decided' && file.decision === null
        ? [
            {
              field: 'ground',
              message: '对违法行为还没有作出处理决定',
              basis: coercionLaw(28, { paragraph: 1, item: 3 }),
            },
          ]
        : []),
    ],
    asks: (_file, { ground }) => releaseGrounds[ground],
    events: (_file, { goods, ...input }) => [
      { type: 'SeizureReleased', seizure: seizure.no, goods: goods.map(Number), ...input },
    ],
  })

/** Held against the law: released at once, and nobody has to be asked (强制法第19条、第28条第1款第4项). */
const releaseAtOnce = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('release-at-once', seizure),
    title: `立即解除${nameOf(seizure)}`,
    step: 'seizure-release',
    by: ['officer', 'department-head', 'agency-head'],
    approvals: [],
    presses: 'first',
    effect: '期限届满或者没有获批，不能再扣；按下即制作解除决定书，财物须立即退还。',
    basis: [coercionLaw(19), coercionLaw(28, { paragraph: 1, item: 4 })],
    form: {
      ground: form.choice({ label: '解除的理由', options: releaseGrounds, basis: coercionLaw(28) }),
      goods: linesField('解除的物品', seizure.goods, coercionLaw(28)),
      explanation: form.paragraph({ label: '说明', max: 1_000 }),
    },
    papers: ['seizure_release'],
    recording: ['AV15'],
    requires: [
      somethingOpen(seizure.no),
      {
        id: 'release-due',
        check: (file, at) =>
          releaseDue(seizure, file, at) !== null
            ? { met: true }
            : {
                met: false,
                reason: '期限还没有届满，也没有被不批准；按解除办理，由负责人批准',
                basis: [coercionLaw(28)],
              },
      },
    ],
    applies: (file, at) => releaseDue(seizure, file, at) !== null,
    defaults: (file, at) => {
      const due = releaseDue(seizure, file, at)
      return due
        ? {
            ground: due.ground,
            goods: due.goods.map(({ no }) => String(no)),
            explanation: `${releaseGrounds[due.ground]}，立即解除。`,
          }
        : {}
    },
    checks: (file, { ground, goods }, at) => {
      const due = releaseDue(seizure, file, at)
      if (!due) return []
      const forgotten = due.goods.filter(({ no }) => !goods.includes(String(no)))
      return [
        ...checkOpen(seizure, goods, file),
        ...checkOnlyDue(goods, due, seizure, file),
        ...(ground === due.ground
          ? []
          : [
              {
                field: 'ground',
                message: `本次应以“${releaseGrounds[due.ground]}”解除`,
                basis:
                  due.ground === 'expired'
                    ? coercionLaw(28, { paragraph: 1, item: 4 })
                    : coercionLaw(19),
              },
            ]),
        ...(forgotten.length === 0
          ? []
          : [
              {
                field: 'goods',
                message: `${forgotten.map(({ name }) => name).join('、')}也须立即解除，一件也不能留`,
                basis: coercionLaw(28),
              },
            ]),
      ]
    },
    events: (_file, { goods, ...input }) => [
      { type: 'SeizureReleased', seizure: seizure.no, goods: goods.map(Number), ...input },
    ],
  })

/** What may still be held is released with the head's approval, not here. */
function checkOnlyDue(
  goods: readonly string[],
  due: { readonly ground: ReleaseGround; readonly goods: readonly { readonly no: number }[] },
  seizure: Seizure,
  file: SeizureFile,
): FieldProblem[] {
  const open = openGoods(seizureOf(file, seizure.no) ?? seizure)
  const early = open.filter(
    ({ no }) => goods.includes(String(no)) && !due.goods.some((each) => each.no === no),
  )
  if (early.length === 0) return []
  const message = `${early.map(({ name }) => name).join('、')}的期限还没有届满，另行解除`
  return [{ field: 'goods', message, basis: coercionLaw(28, { paragraph: 1, item: 4 }) }]
}

/** 解除: whatever must go at once stands first. */
export const releaseActs = (seizure: Seizure): SeizureAct[] => [
  releaseAtOnce(seizure),
  releaseSeizure(seizure),
]
