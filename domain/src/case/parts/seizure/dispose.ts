import { checkUpToToday } from '../../day-checks.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import { citationsIn } from '../../../citation/citations-in.ts'
import { laws } from '../../../reference/laws.ts'
import type { Circumstances } from '../../circumstances.ts'
import { nothingPending } from '../approval/requirements.ts'
import { disposals, type Disposal } from './codes.ts'
import { checkQuantities, quantitiesField, readQuantities } from './goods-form.ts'
import { openGoods } from './ledger.ts'
import {
  approvedByHead,
  lawfullyHeld,
  coercionLaw,
  mayBeKept,
  somethingOpen,
} from './requirements.ts'
import { actOf, nameOf, seizureAct, type SeizureAct } from './seizure-act.ts'
import { seizureOf, type Seizure, type SeizureFile } from './slice.ts'

/** 没收、销毁: the decision about the goods within the period (强制法第27条). */
export const disposeOfGoods = (seizure: Seizure): SeizureAct =>
  seizureAct({
    id: actOf('dispose-goods', seizure),
    title: `没收、销毁财物（${nameOf(seizure)}）`,
    step: 'seizure-dispose',
    by: ['officer'],
    approvals: ['department-head', 'agency-head'],
    presses: false,
    effect: '没收依据处罚决定；销毁须有法律、行政法规规定。处理后财物离开保管台账。',
    basis: [coercionLaw(27)],
    form: {
      how: form.choice({ label: '处理方式', options: disposals, basis: coercionLaw(27) }),
      disposed: quantitiesField('处理的物品', seizure.goods),
      basis: form.text({
        label: '依据',
        max: 300,
        argued: true,
        hint: '没收填处罚决定书文号；销毁填法律、行政法规的条文',
        basis: coercionLaw(27),
      }),
      on: form.date({ label: '处理日期' }),
    },
    papers: [],
    recording: [],
    requires: [
      nothingPending,
      somethingOpen(seizure.no),
      approvedByHead(seizure.no),
      mayBeKept(seizure.no),
    ],
    applies: lawfullyHeld(seizure),
    defaults: (_file, { today }) => ({ on: today }),
    checks: (file, input, at) =>
      checkDisposal(seizureOf(file, seizure.no) ?? seizure, file, input, at),
    asks: (_file, { how }) => disposals[how],
    events: (_file, { disposed, ...input }) => [
      {
        type: 'GoodsDisposed',
        seizure: seizure.no,
        disposed: readQuantities(disposed),
        ...input,
      },
    ],
  })

function checkDisposal(
  seizure: Seizure,
  file: SeizureFile,
  {
    how,
    disposed,
    basis,
    on,
  }: {
    how: Disposal
    disposed: readonly { good: string; quantity: number }[]
    basis: string
    on: string
  },
  { today }: Circumstances,
): FieldProblem[] {
  const problems: FieldProblem[] = [...checkQuantities('disposed', disposed, seizure.goods)]
  problems.push(...checkUpToToday('on', on, { today }))
  if (how === 'confiscated' && !file.decision?.draft.penalty.kinds.includes('confiscate-goods')) {
    const message = '没有作出没收非法财物的处罚决定，不能没收'
    problems.push({ field: 'how', message, basis: coercionLaw(27) })
  }
  const kinds = citationsIn(basis).map(({ instrument }) => laws.get(instrument)?.kind)
  if (how === 'destroyed' && !kinds.some((kind) => kind === '法律' || kind === '行政法规')) {
    const message = '销毁须写明法律、行政法规的条文，例如《…法》第…条'
    problems.push({ field: 'basis', message, basis: coercionLaw(27) })
  }
  const open = new Set(openGoods(seizure).map(({ no }) => String(no)))
  if (disposed.some(({ good }) => !open.has(good))) {
    const message = '有物品已经解除、退还或者处理，不能再处理'
    problems.push({ field: 'disposed', message, basis: coercionLaw(28) })
  }
  return problems
}
