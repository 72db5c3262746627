import { checkUpToToday } from '../../day-checks.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import * as form from '../../../kernel/form.ts'
import type { PlainDate } from '../../../shared/plain-date.ts'
import type { SeizureEvent } from './event.ts'
import { holding } from './ledger.ts'
import {
  goodsTransferred,
  coercionLaw,
  mustRelease,
  notTransferTold,
  wentAlong,
} from './requirements.ts'
import { seizureAct } from './seizure-act.ts'
import type { SeizureFile, SeizureSlice } from './slice.ts'

/** 违法行为涉嫌犯罪的，财物一并移送: whatever is held goes with the case (强制法第21条). */
export const goAlong = (
  file: SeizureSlice,
  { to, sentOn }: { readonly to: string; readonly sentOn: PlainDate },
): SeizureEvent[] =>
  holding(file).map(({ no }) => ({ type: 'GoodsTransferred', seizure: no, to, on: sentOn }))

/** To whom and when they went, should it have to be put right. */
export const goneAlongForm = {
  to: form.text({ label: '接收机关', max: 100 }),
  on: form.date({ label: '移送日期' }),
}

/** Goods go along to the police only; another authority has to seize by its own power (强制法第17、21条). */
export function checkGoAlong(
  file: SeizureSlice & Pick<SeizureFile, 'decision'>,
  { ground }: { readonly ground: 'jurisdiction' | 'criminal' },
  moment: Parameters<typeof mustRelease>[2],
): FieldProblem[] {
  const held = holding(file)
  if (held.some((each) => mustRelease(file, each, moment) !== null)) {
    const message = '有财物期限已经届满或者没有获批，须立即解除并退还，不能随案移送'
    return [{ field: 'ground', message, basis: coercionLaw(28, { paragraph: 1, item: 4 }) }]
  }
  if (ground === 'criminal' || held.length === 0) return []
  const message =
    '还有查封、扣押的财物；只有涉嫌犯罪移送司法机关的才一并移送，移送管辖的先解除并退还'
  return [{ field: 'ground', message, basis: coercionLaw(21) }]
}

/** 书面告知当事人; the case itself has already left (强制法第21条). */
export const tellTransfer = seizureAct({
  id: 'tell-transfer',
  title: '告知当事人财物随案移送',
  step: 'seizure-transfer',
  by: ['officer'],
  approvals: [],
  presses: true,
  effect: '告知书由当事人签收；告知后案卷才能归档。',
  basis: [coercionLaw(21)],
  form: {
    on: form.date({ label: '告知日期' }),
    recipient: form.text({ label: '签收人', max: 50 }),
  },
  papers: ['seizure_transfer_notice'],
  recording: [],
  requires: [goodsTransferred, notTransferTold],
  applies: (file) => wentAlong(file) && file.transferToldOn === null,
  defaults: (file, { today }) => ({ on: today, recipient: file.filing?.party.name ?? '' }),
  checks: ({ ended }, { on }, { today }) => [
    ...checkUpToToday('on', on, { today }),
    ...(ended && on < ended.on ? [{ field: 'on', message: '不能早于移送之日' }] : []),
  ],
  events: (_file, input) => [{ type: 'TransferTold', ...input }],
})
