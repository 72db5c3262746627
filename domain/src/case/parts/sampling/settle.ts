import { cite } from '../../../shared/citation.ts'
import * as form from '../../../kernel/form.ts'
import { act, type Act } from '../../case-kernel.ts'
import type { CaseFile } from '../../case-file.ts'
import { checkDaySince } from '../../day-checks.ts'
import { notArchived } from '../closing/requirements.ts'
import { personInCharge } from '../field-record/person-in-charge.ts'
import { settlements } from './codes.ts'
import { sampleOptions } from './commission.ts'
import { samplesAtHand } from './requirements.ts'

/** What is said of samples beside which of them. */
export const settlementForm = {
  settlement: form.choice({ label: '怎样处理', options: settlements }),
  settledOn: form.date({ label: '处理之日' }),
  takenBy: form.askedWhen(
    { field: 'settlement', is: ['returned'] },
    form.text({ label: '领取人', max: 50 }),
  ),
}

/** 样品处理: given back, used up, or kept with the file. */
export function settleSamples(file: CaseFile, step: string): Act {
  const open = file.samples.filter(({ where }) => where === 'kept' || where === 'left-there')
  return act({
    id: 'settle-samples',
    title: '处理样品',
    step,
    by: ['officer'],
    approvals: [],
    presses: false,
    effect: '登记样品的去向；退还的，制作退还清单，由领取人签名。',
    basis: [cite('行政处罚法', 56)],
    form: {
      samples: form.choices({ label: '样品', options: sampleOptions(open), min: 1 }),
      ...settlementForm,
    },
    papers: ['sampling_list'],
    recording: [],
    requires: [notArchived, samplesAtHand],
    applies: ({ archive, samples }) => archive === null && samples.length > 0,
    settled: ({ samples }) =>
      samples.every(({ where }) => where !== 'kept' && where !== 'left-there'),
    defaults: (now, { today }) => ({
      samples: open.map(({ no }) => String(no)),
      settlement: 'returned' as const,
      settledOn: today,
      takenBy: personInCharge(now),
    }),
    checks: (_now, { samples, settledOn }, at) => {
      const taken = open
        .filter(({ no }) => samples.includes(String(no)))
        .map(({ takenOn }) => takenOn)
        .toSorted()
        .at(-1)
      return checkDaySince('settledOn', settledOn, { day: taken, message: '不能早于抽样之日' }, at)
    },
    events: (_now, { samples, takenBy, ...input }) => [
      {
        type: 'SamplesSettled',
        ...input,
        samples: samples.map(Number),
        takenBy: input.settlement === 'returned' ? takenBy : null,
      },
    ],
  })
}
