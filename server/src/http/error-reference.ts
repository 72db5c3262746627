import { randomInt } from 'node:crypto'
import { chinaDay } from '@zhaofa/domain/shared/plain-date.ts'

// No I, O, 0, 1: the number is read over the telephone.
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** `E-1123-7K3D`: day of the fault in China and a random mark, to find it in the log. */
export function errorReference(now: Date): string {
  const [, month, day] = chinaDay(now.toISOString()).split('-')
  const mark = Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return `E-${month}${day}-${mark}`
}
