import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('every address in the head of the office is one: no space, no sign that an address does not have', () => {
  const page = readFileSync(new URL('../index.html', import.meta.url), 'utf8')
  const addresses = [...page.matchAll(/\b(?:href|src)="([^"]*)"/g)].map(
    ([, address = '']) => address,
  )
  expect(addresses.length).toBeGreaterThan(1)
  for (const address of addresses) {
    expect(address).not.toMatch(/[\s<>\\^`{|}]/)
    expect(URL.canParse(address, 'http://localhost/office/')).toBe(true)
  }
})
