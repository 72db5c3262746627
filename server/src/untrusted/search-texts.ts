import { accept, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { TextsNotSearchedError } from '../faults.ts'
import type { Loss } from './reader-pool.ts'
import type { ReadingAnswer } from './reading-jobs.ts'
import { readUntrusted } from './read-untrusted.ts'
import { searchNow, type TextJob } from './text-jobs.ts'

/** How long this process may answer nobody: some of the fifty milliseconds that a whole request may take. */
const maxMicroseconds = 25_000
/** To look for persons takes ten times as long as to look for what is known. */
const microsecondsOfCharacter: Readonly<Record<TextJob['kind'], number>> = {
  private: 6,
  'private-lines': 6,
  redact: 6,
  leaks: 1,
}
/** To begin with a text takes as long as so many characters of it: a list is thousands of short ones. */
const beginningOfOne = 50

/**
 * Searches short texts at once and long ones in the reader that has the dictionary too, so that the server goes on
 * answering. Why there is no answer says a refusal: then nothing is known of the texts.
 */
export async function searchTexts<J extends TextJob>(
  job: J,
): Promise<Outcome<ReadingAnswer<J['kind']>, Loss>> {
  return workOf(textsOf(job)) * microsecondsOfCharacter[job.kind] > maxMicroseconds
    ? readUntrusted(job)
    : accept(searchNow(job) as ReadingAnswer<J['kind']>)
}

/**
 * The same where nothing may go on without an answer.
 * @throws TextsNotSearchedError
 */
export async function mustSearchTexts<J extends TextJob>(
  job: J,
): Promise<ReadingAnswer<J['kind']>> {
  const answer = await searchTexts(job)
  if (!answer.ok) throw new TextsNotSearchedError()
  return answer.value
}

/** What a text or several take, in characters. */
export const workOf = (texts: readonly string[]): number =>
  texts.reduce((sum, { length }) => sum + beginningOfOne + length, 0)

function textsOf(job: TextJob): readonly string[] {
  switch (job.kind) {
    case 'private':
      return [job.text]
    case 'private-lines':
      return job.rows.flatMap((row) => Object.values(row))
    case 'redact':
      return Object.values(job.originals)
    case 'leaks':
      return job.surfaces.map(({ text }) => text)
  }
}
