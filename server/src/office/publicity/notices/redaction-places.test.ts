import { expect, test } from 'vitest'
import { withoutDictionary } from '@zhaofa/domain/publicity/redaction/tagger.ts'
import { redactFields } from '@zhaofa/domain/publicity/redaction/redacted-fields.ts'
import { Redactor } from '@zhaofa/domain/publicity/redaction/redact-text.ts'
import { redactionPlaces } from './redaction-places.ts'

test('a place in the facts of a further violation is shown with the words that stand there', () => {
  // As the notice joins them: the facts of the first act, then those of the second.
  const originals = { facts: '发卡未备案。\n证人王芳电话13904340003，价格欺诈。' }
  const secrets = [{ kind: 'name', value: '王芳' }] as const
  const texts = redactFields(originals, new Redactor(secrets, withoutDictionary), [])

  const places = redactionPlaces(originals, texts, [])
  expect(places.map(({ original, what }) => [original, what])).toEqual([
    ['王芳', '自然人姓名'],
    ['13904340003', '联系电话'],
  ])
})
