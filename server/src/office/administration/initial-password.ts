import { randomInt } from 'node:crypto'

// Without the characters people mix up when they read them out: 0 O 1 l I.
const kinds = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789']

/** Fifteen characters in groups of five, about 80 bits, with three kinds of them in every one. */
export function initialPassword(): string {
  const characters = kinds.join('')
  const pick = (from: string) => from[randomInt(from.length)] ?? ''
  for (;;) {
    const groups = Array.from({ length: 3 }, () =>
      Array.from({ length: 5 }, () => pick(characters)).join(''),
    )
    const password = groups.join('-')
    if (kinds.every((kind) => [...kind].some((character) => password.includes(character)))) {
      return password
    }
  }
}

/**
 * One half of a password that two administrators hand over: ten characters in groups of five, about 57 bits,
 * so that whoever knows one half is as far from signing in as anybody.
 */
export function passwordHalf(): string {
  return initialPassword().slice(0, 11)
}
