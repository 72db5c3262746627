import { randomUUID } from 'node:crypto'
import type { UnitBookName } from '@zhaofa/contract'
import {
  nothingReported,
  type AccountabilityEvent,
  type AccountabilityFile,
} from '@zhaofa/domain/accountability/events.ts'
import { accountabilityBook } from '@zhaofa/domain/accountability/rulebook.ts'
import { caseTitle } from '@zhaofa/domain/case/case-title.ts'
import { answeredSteps } from '@zhaofa/domain/case/responsibility.ts'
import { counselBook } from '@zhaofa/domain/legal-unit/counsel-acts.ts'
import {
  noCounsel,
  type CounselEvent,
  type CounselFile,
} from '@zhaofa/domain/legal-unit/counsel.ts'
import {
  unitBook,
  unnamedUnit,
  type UnitEvent,
  type UnitFile,
} from '@zhaofa/domain/legal-unit/reviewing-unit.ts'
import { trainingBook } from '@zhaofa/domain/legal-unit/training/training-acts.ts'
import type { UnitAt } from '@zhaofa/domain/legal-unit/unit-at.ts'
import type { TrainingEvent } from '@zhaofa/domain/legal-unit/training/training-event.ts'
import {
  untrainedYear,
  type TrainingYear,
} from '@zhaofa/domain/legal-unit/training/training-year.ts'
import type { BookFile } from '@zhaofa/domain/kernel/book.ts'
import { NotFoundError, StaleError, type Stale } from '../../faults.ts'
import type { Tx } from '../../storage/database.ts'
import { append, find } from '../../storage/stream.ts'
import { accountabilityStream } from '../../storage/streams/accountability-stream.ts'
import { findCase } from '../../storage/streams/case-stream.ts'
import { counselStream } from '../../storage/streams/counsel-stream.ts'
import { findLegalUnit, legalUnitStream } from '../../storage/streams/legal-unit-stream.ts'
import { findTraining, trainingStream } from '../../storage/streams/training-stream.ts'
import { isUniqueViolation } from '../../storage/unique-violation.ts'
import { forgottenBook, type AnyBook, type OpenBook } from '../desk/open-book.ts'

/** A book of the legal unit, as one of its files was read. */
type OpenUnitBook<File extends BookFile, E extends { readonly type: string }> = OpenBook<
  File,
  E,
  UnitAt
>

/** Where no file is yet: the address of a counsel who is to be registered. */
export const newFile = 'new'
/** Where no inquiry is yet: the case it is begun from follows. */
const ofCase = 'case-'
export const inquiryOfCase = (caseId: string): string => `${ofCase}${caseId}`

/**
 * The file of a book by its address: `agency`, the id of a counsel or `new`, a year, the id of an inquiry or
 * `case-` and the case whose decision is in question.
 * @throws NotFoundError for an address that names nothing
 */
export async function openBook(
  tx: Tx,
  agencyId: string,
  name: UnitBookName,
  of: string,
): Promise<AnyBook<UnitAt>> {
  switch (name) {
    case 'unit':
      if (of !== 'agency') throw new NotFoundError('没有这一份登记')
      return forgottenBook(await openUnit(tx, agencyId))
    case 'counsel':
      return forgottenBook(await openCounsel(tx, of))
    case 'training':
      return forgottenBook(await openTraining(tx, agencyId, Number(of)))
    case 'accountability':
      return forgottenBook(
        of.startsWith(ofCase)
          ? await beginAccountability(tx, of.slice(ofCase.length))
          : await openAccountability(tx, of),
      )
  }
}

export async function openUnit(
  tx: Tx,
  agencyId: string,
): Promise<OpenUnitBook<UnitFile, UnitEvent>> {
  const stored = await findLegalUnit(tx, agencyId)
  const id = stored?.id ?? randomUUID()
  return {
    ...{ book: unitBook, called: legalUnitStream.called, events: stored?.events ?? [] },
    begins: false,
    file: stored?.file ?? unnamedUnit,
    add: (to, events, author) => {
      const place = { id, before: stored?.file ?? null, own: {}, row: null }
      return once('legal_unit_once', legalUnitStream.called, async () => ({
        ...{ id, file: (await append(to, legalUnitStream, place, events, author)).file },
      }))
    },
  }
}

async function openCounsel(tx: Tx, of: string): Promise<OpenUnitBook<CounselFile, CounselEvent>> {
  const stored = of === newFile ? undefined : await storedCounsel(tx, of)
  const id = stored?.id ?? randomUUID()
  return {
    ...{ book: counselBook, called: counselStream.called, events: stored?.events ?? [] },
    begins: stored === undefined,
    file: stored?.file ?? noCounsel,
    add: async (to, events, author) => {
      const place = { id, before: stored?.file ?? null, own: {}, row: null }
      return { id, file: (await append(to, counselStream, place, events, author)).file }
    },
  }
}

type OpenAccountability = OpenUnitBook<AccountabilityFile, AccountabilityEvent>

/** An inquiry that is still to be reported, with everybody who answers for the case. @throws NotFoundError */
export async function beginAccountability(tx: Tx, caseId: string): Promise<OpenAccountability> {
  const stored = isUuid(caseId) ? await findCase(tx, caseId) : undefined
  if (!stored) throw new NotFoundError('没有这个案件')
  const { file, events } = stored
  const hands = answeredSteps(events, { nameOf: () => '' }).flatMap((step) => step.hands)
  const answerable = [...new Set([...file.tookPart, ...hands.map(({ person }) => person)])]
  const about = { caseId, name: caseTitle(file), answerable }
  const id = randomUUID()
  return {
    ...{ book: accountabilityBook, called: accountabilityStream.called, events: [] },
    begins: true,
    file: { ...nothingReported, about },
    add: async (to, added, author) => {
      const place = { id, before: null, own: {}, row: null }
      return { id, file: (await append(to, accountabilityStream, place, added, author)).file }
    },
  }
}

async function openAccountability(tx: Tx, of: string): Promise<OpenAccountability> {
  const stored = isUuid(of) ? await find(tx, accountabilityStream, of) : undefined
  if (!stored) throw new NotFoundError('没有这项责任追究，或者您不能查看')
  const { id, file, events } = stored
  return {
    ...{ book: accountabilityBook, called: accountabilityStream.called, file, events },
    begins: false,
    add: async (to, added, author) => {
      const place = { id, before: file, own: {}, row: null }
      return { id, file: (await append(to, accountabilityStream, place, added, author)).file }
    },
  }
}

async function storedCounsel(tx: Tx, id: string) {
  const stored = isUuid(id) ? await find(tx, counselStream, id) : undefined
  if (!stored) throw new NotFoundError('登记簿里没有这位顾问')
  return stored
}

const isUuid = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

export async function openTraining(
  tx: Tx,
  agencyId: string,
  year: number,
): Promise<OpenUnitBook<TrainingYear, TrainingEvent>> {
  if (!Number.isInteger(year) || year < 2000 || year > 2099) {
    throw new NotFoundError('没有这一年的培训')
  }
  const stored = await findTraining(tx, agencyId, year)
  const id = stored?.id ?? randomUUID()
  return {
    ...{ book: trainingBook, called: trainingStream.called, events: stored?.events ?? [] },
    begins: false,
    file: stored?.file ?? untrainedYear(year),
    add: (to, events, author) => {
      const own = { year: String(year) }
      const place = { id, before: stored?.file ?? null, own, row: null }
      return once('training_year_once', trainingStream.called, async () => ({
        ...{ id, file: (await append(to, trainingStream, place, events, author)).file },
      }))
    },
  }
}

/** Of two people who begin the same file at once, the second is told that somebody was faster. */
async function once<T>(key: string, called: Stale, begin: () => Promise<T>): Promise<T> {
  try {
    return await begin()
  } catch (error) {
    if (isUniqueViolation(error, key)) throw new StaleError(called, { cause: error })
    throw error
  }
}
