import type { Role } from '../src/authority/roles.ts'
import { isAsked } from '../src/kernel/form.ts'
import { standingOf } from '../src/kernel/procedure.ts'
import { readForm } from '../src/kernel/read-form.ts'
import { record, type Recorded } from '../src/kernel/recorded.ts'
import { chinaDay } from '../src/shared/plain-date.ts'
import type { BookFile } from '../src/kernel/book.ts'
import type { UnitAt, UnitBook, UnitPerson } from '../src/legal-unit/unit-at.ts'

const department = { id: 'brigade', name: '执法大队' }

/** Somebody of the agency, by their own id as name. */
export const unitPerson = (
  id: string,
  roles: readonly Role[],
  more: Partial<UnitPerson> = {},
): UnitPerson => ({ id, name: id, account: id, active: true, roles, department, ...more })

export const unitPeople = [
  unitPerson('陈立新', ['officer']),
  unitPerson('王晓雯', ['officer']),
  unitPerson('刘文静', ['legal-reviewer', 'legal-head']),
  unitPerson('郑一鸣', ['legal-reviewer']),
  unitPerson('高明轩', ['agency-head']),
  unitPerson('沈嘉禾', ['legal-counsel']),
  unitPerson('李思远', ['officer'], { active: false }),
]

/** The circumstances of an act of the books of the legal unit, at nine in the morning of that day. */
export function unitAt(day: string, more: Partial<UnitAt> = {}): UnitAt {
  const now = `${day}T01:00:00.000Z`
  const actor = { id: '刘文静', name: '刘文静', roles: ['legal-reviewer', 'legal-head'] as const }
  return {
    ...{ now, today: chinaDay(now), actor },
    rules: {
      ...{ officerTrainingHours: 60, reviewerTrainingHours: 60, numberWord: '四商' },
      sources: { officerTrainingHours: '通行做法' },
    },
    personOf: (id) => unitPeople.find((each) => each.id === id) ?? null,
    legalDepartment: '政策法规科',
    counselEntryOf: () => null,
    opinionsOf: () => 0,
    ...more,
  }
}

/**
 * Does one act as the server does it, approvals left out, and gives the file after it.
 * @returns in Chinese every reason against it.
 */
export function tryUnitAct<File extends BookFile, E>(
  book: UnitBook<File, E>,
  evolve: (file: File, recorded: Recorded<E>) => File,
  file: File,
  { act: id, input, at }: { act: string; input: Record<string, unknown>; at: UnitAt },
): { readonly file: File; readonly refused: readonly string[] } {
  const act = book.acts(file).find((each) => each.id === id)
  if (!act || act.applies?.(file, at) === false) return { file, refused: ['没有这件事可办'] }
  const standing = standingOf(book, act, file, at)
  if (!standing.can) return { file, refused: standing.unmet.map(({ reason }) => reason) }
  const asked = Object.fromEntries(
    Object.entries(input).filter(([name]) => {
      const field = act.form[name]
      return !field || isAsked(field, input)
    }),
  )
  const read = readForm(act.form, asked)
  if (!read.ok) return { file, refused: (read.refusal.fields ?? []).map(({ message }) => message) }
  const problems = act.checks?.(file, read.value, at) ?? []
  if (problems.length > 0) return { file, refused: problems.map(({ message }) => message) }
  const author = { at: at.now, by: at.actor, approvals: [] }
  const events = record(file.version, act.events(file, read.value, at), author)
  return { file: events.reduce(evolve, file), refused: [] }
}
