import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { disclosureItemTypes } from '../../reference/disclosure-item-types.ts'
import { placesOf, placesTable } from './item-places.ts'

const page = join(import.meta.dirname, '../../../../docs/disclosure-items.md')

test('docs/disclosure-items.md says for all forty what the definitions say', () => {
  const squeezed = (text: string) =>
    text.replace(/ +\|/g, ' |').replace(/\| +/g, '| ').replace(/-+/g, '-')
  expect(squeezed(readFileSync(page, 'utf8'))).toContain(squeezed(placesTable()))
})

test('each of the forty is collected at a screen and read on a public page', () => {
  for (const type of disclosureItemTypes) {
    const { screen, pages } = placesOf(type)
    expect(screen).toMatch(/^\/office\//)
    expect(pages.length, type.id).toBeGreaterThan(0)
  }
})
