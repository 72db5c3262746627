import { people } from './circumstances.ts'
import { heldHearing } from './ordinary-inputs.ts'
import { mustAct, serviceOf, toldFile, tryAct } from './told-of-hearing.ts'

// Told on Monday 16 November 2026. The five working days are the 17th to the 20th and the 23rd. Seven
// working days before Friday 4 December are the 25th to the 27th, the 30th and the 1st to the 3rd.
export const told = toldFile()
export const request = (on: string) => ({ on, manner: 'written', reason: '对数额有异议' })
export const call = {
  heldOn: '2026-12-04',
  startsAt: '上午9时',
  place: '三楼听证室',
  host: [people.reviewer],
  open: true,
  closedGround: null,
}
export const held = heldHearing
export const report = { facts: '属实', disputes: '数额', opinion: '建议按拟处罚意见决定' }
export const byHost = (on: string) => ({ on, by: people.reviewer })

export const requested = mustAct(told, 'request-hearing', request('2026-11-18'), {
  on: '2026-11-18',
})
export const justCalled = mustAct(requested, 'call-hearing', call, { on: '2026-11-24' })
export const serveNotice = (on: string) =>
  mustAct(justCalled, 'serve-paper', serviceOf('hearing_notice', on), { on })
export const called = serveNotice('2026-11-24')
export const recorded = mustAct(called, 'hold-hearing', held, byHost('2026-12-04'))
export const reported = mustAct(recorded, 'report-hearing', report, byHost('2026-12-07'))

export const why = (answer: ReturnType<typeof tryAct>) => (answer.done ? 'done' : answer.why)
