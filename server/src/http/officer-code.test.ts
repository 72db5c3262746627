import { expect, test } from 'vitest'
import { makeOfficerCode, readOfficerCode } from './officer-code.ts'

const key = new Uint8Array(32).fill(7)
const shown = new Date('2026-11-23T01:00:00.000Z')
const after = (seconds: number) => new Date(shown.getTime() + seconds * 1000)
const code = makeOfficerCode('22030012026', shown, key)

test('a code is good for sixty seconds and expired after them', () => {
  const certificateNumber = '22030012026'
  const read = (seconds: number) => readOfficerCode(code, after(seconds), key)
  expect(read(0)).toEqual({ certificateNumber, shownAt: shown, state: 'fresh' })
  expect(read(60)?.state).toBe('fresh')
  expect(read(61)?.state).toBe('expired')
})

test('another number, another time, another key or a date to come is no code of ours', () => {
  const [number = '', seconds = '', mac = ''] = code.split('.')
  const later = (Number.parseInt(seconds, 36) + 3600).toString(36)
  for (const forged of [
    `22030012027.${seconds}.${mac}`,
    `${number}.${later}.${mac}`,
    `${number}.${seconds}.${'A'.repeat(22)}`,
    `${number}.${seconds}`,
    '',
    `${code}x`,
  ]) {
    expect(readOfficerCode(forged, after(10), key), forged).toBeNull()
  }
  expect(readOfficerCode(code, after(10), new Uint8Array(32).fill(8))).toBeNull()
  expect(readOfficerCode(code, after(-1), key)).toBeNull()
})
