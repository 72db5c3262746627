import { describe, expect, test } from 'vitest'
import { citationsIn } from '../citation/citations-in.ts'
import { statutoryRange, tiersOf } from '../discretion/fine-range.ts'
import { documentTypes } from '../paper/document-types.ts'
import { ordinaryPenalty } from '../case/procedures/ordinary-penalty/procedure.ts'
import { disclosureItemTypes } from './disclosure-item-types.ts'
import { documentCatalogue, findDocumentType } from '../paper/catalogue/document-catalogue.ts'
import { laws } from './laws.ts'
import { findMatter, getMatter, penaltyMatters, serviceMatters } from './matters.ts'
import { countedAs } from './penalty-order.ts'
import { procedureOutlines } from './procedure-outlines.ts'
import { recordingScenes } from './recording-scenes.ts'
import { redactionRules } from './redaction-rules.ts'

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

describe('the lists', () => {
  test.each([
    ['kinds of paper', ids(documentCatalogue), 101],
    ['disclosure items', ids(disclosureItemTypes), 40],
    ['matters', [...penaltyMatters, ...serviceMatters].map(({ code }) => code), 70],
    ['recording scenes', ids(recordingScenes), 23],
    ['outlines of procedures', ids(procedureOutlines), 8],
    ['redaction rules', redactionRules.map(({ what }) => what), 16],
  ])('of %s is complete and names each thing once', (_, names, count) => {
    expect(names).toHaveLength(count)
    expect(new Set(names).size).toBe(count)
  })

  test('say where every row comes from', () => {
    const rows = [
      ...documentCatalogue,
      ...disclosureItemTypes,
      ...penaltyMatters,
      ...serviceMatters,
      ...recordingScenes,
    ]

    expect(rows.filter(({ source }) => !/^(T|S|K|K\?)([;；: ：(（]|外|$)/.test(source))).toEqual([])
  })
})

describe('matters', () => {
  test('of CF-041 cannot be fined until the text was compared', () => {
    expect(penaltyMatters.filter(({ fine }) => fine.kind === 'to-verify')).toMatchObject([
      { code: 'CF-041', toVerify: true },
    ])
  })

  test('have tiers that lie inside the statutory range and follow each other', () => {
    for (const matter of penaltyMatters) {
      for (const gainsFen of [null, 1_000_000, 9_000_000]) {
        const range = statutoryRange(matter, gainsFen)
        const tiers = tiersOf(matter, gainsFen).filter(({ maxFen }) => maxFen > 0)
        for (const [i, tier] of tiers.entries()) {
          expect(tier.minFen, `${matter.code} ${tier.name}`).toBeLessThanOrEqual(tier.maxFen)
          expect(tier.maxFen).toBeLessThanOrEqual(range?.maxFen ?? 0)
          expect(tier.minFen).toBeGreaterThanOrEqual(range?.minFen ?? 0)
          if (i > 0) expect(tier.minFen).toBeGreaterThanOrEqual(tiers[i - 1]!.maxFen)
        }
      }
    }
  })

  test('are found by code', () => {
    expect(getMatter('XK-001')).toMatchObject({ type: '行政许可' })
    expect(findMatter('CF-999')).toBeUndefined()
    expect(() => getMatter('CF-999')).toThrow('no matter CF-999')
  })
})

describe('papers', () => {
  test('made by an act are in the catalogue', () => {
    const made = ordinaryPenalty.acts.flatMap(({ papers }) => papers)

    expect(made.filter((id) => !findDocumentType(id))).toEqual([])
  })

  test('agree with the catalogue in word, volume and seal', () => {
    for (const [id, { word, volume, sealed }] of Object.entries(documentTypes)) {
      const listed = findDocumentType(id)

      expect({ id, word: listed?.numbered ? listed.word : null, ...pick(listed) }).toEqual({
        id,
        word,
        volume,
        sealed,
      })
    }
  })

  test('whose basis names an instrument with a title name one of the registry', () => {
    const named = documentCatalogue.flatMap(({ basis }) => citationsIn(basis))

    expect(named.filter(({ instrument }) => !laws.has(instrument))).toEqual([])
  })
})

test('recordings an act asks for are scenes of the list', () => {
  const known = new Set(ids(recordingScenes))
  const asked = ordinaryPenalty.acts.flatMap(({ recording }) => recording)

  expect(asked.filter((id) => !known.has(id))).toEqual([])
})

describe('the kind a decision is counted under', () => {
  test.each([
    [['fine', 'confiscate-gains'] as const, 'confiscate-gains'],
    [['warning', 'fine'] as const, 'fine'],
    [['fine', 'other'] as const, 'fine'],
    [['other'] as const, 'other'],
    [[] as const, null],
  ])('of %j is %s', (kinds, counted) => {
    expect(countedAs(kinds)).toBe(counted)
  })
})

function pick(listed: { volume: string; sealed: boolean } | undefined) {
  return { volume: listed?.volume, sealed: listed?.sealed }
}
