import { expect, test } from 'vitest'
import { plainDate } from '../../shared/plain-date.ts'
import { listLimit } from './list-limit.ts'

const collectedOn = plainDate('2026-11-23')

test('a list is public within twenty working days of its collection (政府信息公开条例第26条)', () => {
  expect(listLimit('pre_remedy', { rows: [], collectedOn })).toMatchObject({
    limitId: 'D-INFO-20',
    startedOn: '2026-11-23',
    length: { unit: 'working-day', count: 20 },
  })
})

test('licences within seven working days of the earliest decision, other results within twenty (118号)', () => {
  const rows = [{ decidedAt: '2026-11-20' }, { decidedAt: '2026-11-18' }, { decidedAt: '下周' }]
  expect(listLimit('post_licence', { rows, collectedOn })).toMatchObject({
    limitId: 'D-PUB-7',
    startedOn: '2026-11-18',
  })
  expect(listLimit('post_coercion', { rows, collectedOn })).toMatchObject({ limitId: 'D-PUB-20' })
})

test('results of random checks count from the check (国发〔2019〕5号)', () => {
  const rows = [{ date: '2026-11-16' }]
  expect(listLimit('post_random_result', { rows, collectedOn })).toMatchObject({
    limitId: 'D-RANDOM-20',
    startedOn: '2026-11-16',
  })
})
