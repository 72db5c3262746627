import {
  evolveLetter,
  unhandled,
  type LetterEvent,
  type LetterFile,
} from '@zhaofa/domain/publicity/letters/letter-chain.ts'
import type { NoOwn, Stream } from '../stream.ts'

/** 来信: the handling of a letter. casework.letter holds its text, sealed. */
export const letterStream: Stream<LetterFile, LetterEvent, NoOwn> = {
  called: '来信',
  leaf: 'letter-change',
  table: { name: 'casework.letter_event', key: 'letter_id', own: [], approvals: false },
  ownOf: () => ({}),
  fold: (_head, events) => events.reduce(evolveLetter, unhandled),
  evolve: evolveLetter,
}
