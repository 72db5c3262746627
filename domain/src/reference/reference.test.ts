import { describe, expect, test } from 'vitest'
import { citationsIn } from '../citation/citations-in.ts'
import { everyAct } from '../../test/every-act.ts'
import { disclosureItemTypes } from './disclosure-item-types.ts'
import { samplePapers } from '../../test/sample-papers.ts'
import { hasBlankLine } from '../paper/paper.ts'
import {
  comesBack,
  documentCatalogue,
  getDocumentType,
  handSigners,
  isPartyPaper,
} from '../paper/catalogue/document-catalogue.ts'
import { composedTypes } from '../paper/papers.ts'
import { laws } from './laws.ts'
import { getMatter, penaltyMatters, serviceMatters } from './matters.ts'
import { countedAs } from './penalty-order.ts'
import { procedureOutlines } from './procedure-outlines.ts'
import { recordingScenes } from './recording-scenes.ts'
import { redactionRules } from './redaction-rules.ts'

const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id)

const actsOfAll = everyAct()

describe('the lists', () => {
  test.each([
    ['kinds of paper', ids(documentCatalogue), 111],
    ['disclosure items', ids(disclosureItemTypes), 40],
    ['matters', [...penaltyMatters, ...serviceMatters].map(({ code }) => code), 180],
    ['recording scenes', ids(recordingScenes), 23],
    ['outlines of procedures', ids(procedureOutlines), 3],
    ['redaction rules', redactionRules.map(({ what }) => what), 17],
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
  test('are found by code', () => {
    expect(getMatter('XK-001')).toMatchObject({ type: '行政许可' })
    expect(() => getMatter('CF-999')).toThrow('no matter CF-999')
  })
})

describe('papers', () => {
  test('made by an act can be written', () => {
    const made = actsOfAll.flatMap(({ papers }) => papers)
    const written = new Set<string>(ids(composedTypes))

    expect(made.filter((id) => !written.has(id))).toEqual([])
  })

  test('that decide what a procedure was opened for are seven', () => {
    expect(ids(documentCatalogue.filter(({ role }) => role === 'decision'))).toEqual([
      'penalty_decision',
      'summary_penalty_decision',
      'no_penalty_decision',
      'licence_no_accept',
      'licence_grant',
      'licence_refuse',
      'licence_revoke',
    ])
  })

  test.each([
    ['inquiry_record', ['执法人员', '记录人', '被询问人（每页签字、捺印）']],
    ['service_receipt', ['受送达人', '执法人员']],
    ['waiver_statement', ['当事人']],
    ['goods_list', ['执法人员', '当事人']],
    ['collective_discussion', ['主持人', '参加人员', '记录人']],
    // The agency's own people sign in the program.
    ['decision_approval', []],
    ['legal_review_opinion', []],
    ['legal_counsel_opinion', []],
    ['case_filing_approval', []],
    ['penalty_decision', []],
    ['service_record', []],
  ])('%s comes back signed by hand by %j', (id, signers) => {
    expect(handSigners(id)).toEqual(signers)
  })

  test('whose lines are left blank are those whose row names somebody who signs by hand', () => {
    const blank = samplePapers().filter(hasBlankLine)
    // In the sample the party refuses at once, which these say themselves (处罚法第52条, 强制法第18条).
    const refused = [
      'seizure_decision',
      'coercion_scene_record',
      'goods_list',
      'summary_penalty_decision',
    ]

    expect([...blank.map(({ type }) => type), ...refused].sort()).toEqual(
      [...ids(composedTypes).filter(comesBack)].sort(),
    )
  })

  // 处罚法第59条第2款, 强制法第24条; 许可法第32条第2款 wants the seal kept for licences.
  test('that decide or order bear the seal of the agency, and no 专用章', () => {
    const deciding = documentCatalogue.filter(
      ({ role, service }) => ['decision', 'amendment', 'order'].includes(role) && service !== null,
    )
    const others = deciding.filter(({ seal }) => seal !== 'agency')

    expect(others.map(({ id, seal }) => [id, seal])).toEqual([
      // 机关负责人 decides by his own signature (处罚法第43条).
      ['recusal_decision', null],
      ['licence_no_accept', 'licence'],
    ])
  })

  test.each([
    ['penalty_decision', 'agency'],
    ['no_penalty_decision', 'agency'],
    ['summary_penalty_decision', 'agency'],
    ['seizure_decision', 'agency'],
    ['penalty_advance_notice', 'papers'],
    ['licence_accept', 'licence'],
    ['inquiry_record', null],
    ['legal_review_opinion', null],
  ])('%s bears the seal %s', (id, seal) => {
    expect(getDocumentType(id).seal).toBe(seal)
  })

  test('that stay inside the agency are served to nobody', () => {
    const inner = documentCatalogue.filter(({ internal, role }) => internal || role === 'internal')

    expect(inner.filter(({ service }) => service !== null)).toEqual([])
  })

  test.each([
    ['penalty_decision', 'party', 'D-SERVE-7', 'receipt'],
    ['summary_penalty_decision', 'party', 'at-once', 'own-signature'],
    ['seizure_decision', 'party', 'at-once', 'own-signature'],
    ['hearing_notice', 'party', 'D-HEAR-7', 'receipt'],
    ['hearing_right_notice', 'party', null, 'other-paper'],
    ['filing_result_notice', 'informant', 'D-INFORM-5', 'not-kept'],
    ['criminal_transfer', 'police', 'D-CRIME-24H', 'not-kept'],
    ['demand_letter', 'party', null, 'receipt'],
  ])('%s is served to the %s within %s, proved by %s', (id, to, within, proof) => {
    expect(getDocumentType(id).service).toEqual({ to, within, proof })
  })

  test.each([
    ['filing_result_notice', '立告'],
    ['onsite_inspection_record', null],
    ['file_cover', null],
  ])('%s takes a number with the word %s', (id, word) => {
    expect(getDocumentType(id).numberWord).toBe(word)
  })

  test('of the party alone bear the code of its case', () => {
    const made = composedTypes.filter(({ id }) => isPartyPaper(id))

    expect(ids(made)).toEqual([
      'inspection_notice',
      'inspection_result_notice',
      'correction_order',
      'sampling_notice',
      'appraisal_notice',
      'seizure_decision',
      'seizure_extension',
      'seizure_inspection_period_notice',
      'seizure_release',
      'seizure_transfer_notice',
      'penalty_advance_notice',
      'hearing_right_notice',
      'hearing_notice',
      'hearing_no_accept_notice',
      'penalty_decision',
      'summary_penalty_decision',
      'no_penalty_decision',
      'paper_amendment',
      'decision_revoke',
      'demand_letter',
    ])
  })

  test('whose basis names an instrument with a title name one of the registry', () => {
    const named = documentCatalogue.flatMap(({ basis }) => citationsIn(basis))

    expect(named.filter(({ instrument }) => !laws.has(instrument))).toEqual([])
  })
})

test('recordings an act asks for are scenes of the list', () => {
  const known = new Set(ids(recordingScenes))
  const asked = actsOfAll.flatMap(({ recording }) => recording)

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
