import type { AttendanceImport, LegalUnitTable, ReviewYearView } from '@zhaofa/contract'
import { holdsOneOf, type Actor } from '@zhaofa/domain/authority/actor.ts'
import {
  attendanceColumns,
  readAttendance,
} from '@zhaofa/domain/legal-unit/training/attendance-table.ts'
import { trainedRoles } from '@zhaofa/domain/legal-unit/training/trained-roles.ts'
import { checkRow } from '@zhaofa/domain/publicity/lists/item-columns.ts'
import { rowsFromTable } from '@zhaofa/domain/publicity/lists/rows-from-table.ts'
import { accept, refuse, type Outcome } from '@zhaofa/domain/shared/outcome.ts'
import { unusable, type Refusal } from '@zhaofa/domain/shared/refusal.ts'
import { explanation } from '@zhaofa/domain/shared/table-heading.ts'
import { readTable } from '../../documents/sheets/read-table.ts'
import type { Cell, SheetColumn } from '../../documents/sheets/sheet.ts'
import { ForbiddenError, NotFoundError } from '../../faults.ts'
import type { World } from '../../world.ts'
import { inAgency } from '../desk/in-agency.ts'
import { openTraining } from './kept-books.ts'
import { unitMembers, type UnitMember } from './unit-people.ts'
import { requireUnitReader } from './unit-readers.ts'
import { listCounsel } from './view-counsel.ts'
import { viewReviewYear } from './view-review-year.ts'
import { viewTraining } from './view-training.ts'
import { viewLegalUnit } from './view-unit.ts'

/** People of a class; a larger file is not one. */
const maxAttendanceRows = 400

/**
 * What a table says of who attended a class, row by row. Nothing is stored: what was read is the input of the act
 * that records it, whole or not at all.
 * @throws ForbiddenError, NotFoundError
 */
export async function readAttendanceTable(
  world: World,
  actor: Actor,
  { year, session: place, file }: { year: number; session: number; file: Uint8Array },
): Promise<Outcome<AttendanceImport, Refusal>> {
  if (!holdsOneOf(actor, ['legal-reviewer', 'legal-head'])) {
    throw new ForbiddenError('参加人员由法制机构登记')
  }
  const table = await readTable(file, { lines: maxAttendanceRows + 20, columns: 40 })
  if (!table.ok) return refuse(unusable(table.refusal))
  const reading = rowsFromTable(attendanceColumns, table.value)
  if (!reading.ok) return reading
  const { rows, lines, ignored, missing } = reading.value
  const wrong = rows.flatMap((row, i) =>
    checkRow(attendanceColumns, row).map((each) => ({ ...each, row: i })),
  )
  const read = { ...reading.value, problems: [...reading.value.problems, ...wrong] }
  if (rows.length === 0) return refuse(unusable('表里没有人员，只有表头。'))
  return inAgency(world, actor, async (tx) => {
    const { file: training } = await openTraining(tx, actor.agencyId, year)
    const session = training.sessions[place - 1]
    if (!session) throw new NotFoundError('没有这次培训')
    const people = await unitMembers(tx, actor.agencyId)
    const { attendance, problems } = readAttendance(read, session, people)
    const titles = new Map(attendanceColumns.map(({ name, title }) => [name, title]))
    return accept({
      rows: rows.length,
      problems: problems.map(({ row, column, message }) => ({
        ...{ line: lines[row] ?? 0, column: titles.get(column) ?? column, message },
      })),
      ...{ ignored: [...ignored], missing: [...missing], input: attendance },
    })
  })
}

/** A table of the legal unit as it is downloaded. */
export type UnitSheet = {
  readonly title: string
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Reviewers, counsel, the hours or the reviews of a year, or the empty table of who attended. @throws ForbiddenError */
export async function unitSheet(
  world: World,
  actor: Actor,
  { table, year }: { table: LegalUnitTable; year: number },
): Promise<UnitSheet> {
  const text = textColumns
  switch (table) {
    case 'reviewers': {
      const { reviewers } = await viewLegalUnit(world, actor)
      return {
        title: '法制审核人员',
        columns: [
          ...text('姓名', '机构', '职务', '法律职业资格证书', '取得之日', '初次从事审核之日'),
          ...text('聘任从', '聘任到'),
          ...integers('待审（件）', '今年已审（件）', '今年回避（次）'),
        ],
        rows: reviewers.map((each) => [
          ...[each.name, each.department, each.post, each.qualificationNo, each.qualifiedOn],
          ...[each.firstReviewOn, each.reviewFrom, each.reviewUntil],
          ...[each.open.length, each.reviewedThisYear, each.recusedThisYear],
        ]),
      }
    }
    case 'counsel': {
      const { counsel } = await listCounsel(world, actor)
      return {
        title: '法律顾问、公职律师',
        columns: [
          ...text('姓名', '身份', '律师事务所或者所在单位', '执业证号', '服务领域'),
          ...text('合同编号', '聘任从', '聘任到', '状态'),
          ...integers('今年出具意见（件）'),
        ],
        rows: counsel.map((each) => {
          const term = each.terms.at(-1)
          return [
            ...[each.name, each.kind, each.firm, each.licence, each.fields],
            ...[term?.contract ?? null, term?.from ?? null, term?.until ?? null, each.words],
            each.opinionsThisYear,
          ]
        }),
      }
    }
    case 'training': {
      const { people } = await viewTraining(world, actor, year)
      return {
        title: `${year}年培训学时`,
        columns: [...text('姓名', '机构'), ...integers('学时', '应达学时', '还差学时')],
        rows: people.map((each) => [
          ...[each.name, each.department, each.hours, each.target, each.missing],
        ]),
      }
    }
    case 'reviews':
      return reviewSheet(await viewReviewYear(world, actor, year))
    case 'attendance': {
      const people = await membersToTrain(world, actor)
      const explained = [
        `${explanation}在岗人员`,
        '同名的凭账号分清',
        '实际参加的学时，没有参加的留空',
      ]
      return {
        title: '参加培训人员',
        columns: text(...attendanceColumns.map(({ title }) => title)),
        rows: [explained, ...people.map(({ name, account }) => [name, account, null])],
      }
    }
  }
}

/** What a year adds up to, then the same opinions by ground, by matter and by unit. */
function reviewSheet({ year, gap, totals, ...by }: ReviewYearView): UnitSheet {
  const lines = [
    ['按审核情形', by.grounds],
    ['按事项', by.matters],
    ['按承办机构', by.units],
  ] as const
  return {
    title: `${year}年法制审核统计`,
    columns: [
      ...textColumns('分类', '名称', '性质'),
      ...integers('数量', '其中提出纠正', '按期', '逾期', '期限无从核定'),
    ],
    rows: [
      ...(gap === null ? [] : [['说明', gap, null, null, null, null, null, null]]),
      ...totals.map(({ title, value }) => ['合计', title, null, value, null, null, null, null]),
      ...lines.flatMap(([title, own]) =>
        own.map((each) => [
          ...[title, each.name, each.kind],
          ...[each.opinions, each.corrections, each.inTime, each.late, each.undated],
        ]),
      ),
    ],
  }
}

function membersToTrain(world: World, actor: Actor): Promise<readonly UnitMember[]> {
  requireUnitReader(actor)
  return inAgency(world, actor, async (tx) =>
    (await unitMembers(tx, actor.agencyId)).filter(
      ({ active, roles }) => active && roles.some((role) => trainedRoles.includes(role)),
    ),
  )
}

const textColumns = (...titles: string[]): SheetColumn[] =>
  titles.map((title) => ({ title, type: 'text' }))

const integers = (...titles: string[]): SheetColumn[] =>
  titles.map((title) => ({ title, type: 'integer' }))
