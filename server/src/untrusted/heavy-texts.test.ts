import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const server = fileURLToPath(new URL('..', import.meta.url))

/** What looks for persons or secrets in a text: a thousand characters take milliseconds in which nobody is answered. */
const searching =
  /\b(?:detect|findLeaks|tagger|checkLines|privateInLines|privateWords|searchNow|redactFields|new Redactor)\(|[(,:] tagger\b/

/** Modules that do it themselves, and why each may. Everybody else asks search-texts.ts. */
const allowed: Readonly<Record<string, string>> = {
  'cli/find-leaks.ts': 'a command of its own process',
  'cli/redact.ts': 'a command of its own process',
  'documents/intake/look-through.ts': 'in the reader of files',
  'documents/intake/private-words.ts': 'for text-jobs.ts',
  'office/publicity/lists/announce-hearing.ts': 'a line of some hundred characters',
  'office/publicity/notices/compose-notice.ts': 'a reason of a thousand characters at most',
  'untrusted/search-texts.ts': 'short texts only',
  'untrusted/text-jobs.ts': 'in the reader, and short texts',
  'untrusted/word-reader.ts': 'the reader',
}

test('no module of the server searches long texts while others wait', () => {
  const found = globSync('**/*.ts', { cwd: server })
    .filter((file) => !file.endsWith('.test.ts'))
    .filter((file) => {
      const lines = readFileSync(`${server}${file}`, 'utf8').split('\n')
      return lines.some(
        (line) => searching.test(line) && !/^\s*(?:\*|\/\*|\/\/|import|export function)/.test(line),
      )
    })
  expect(found.toSorted()).toEqual(Object.keys(allowed))
})
