import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { cite } from '../../../shared/citation.ts'
import { inspectionRow } from '../../../publicity/records/inspection-row.ts'
import type { CaseFile } from '../../case-file.ts'
import type { VisitLine } from '../../procedures/inspection/slice.ts'
import type { AmendableRecord, Falls } from './events.ts'

/**
 * What falls of a visit with a record of it that reads otherwise. Another result is told anew; another finding is found
 * and told anew; what the public list says of it goes through the chain again.
 */
export function fallsOfVisit(file: CaseFile, { before, reads, after }: Rereading): Falls {
  const { visit, filing, draft } = file
  if (visit === null || (filing !== null && draft !== null)) return 'nothing'
  const told = visit.toldOn !== null
  if (before.type === 'VisitResultFound') return told ? 'telling' : 'nothing'
  if (before.type === 'VisitRecorded' && reads.type === 'VisitRecorded') {
    if (visit.result !== null && problemsOf(before.lines) !== problemsOf(reads.lines)) {
      return 'result'
    }
    return told && foundOf(before.lines) !== foundOf(reads.lines) ? 'telling' : 'nothing'
  }
  return visit.publishedOn !== null && publicLineOf(file) !== publicLineOf(after)
    ? 'publication'
    : 'nothing'
}

/** A record, what it reads now, and the file in which it does. */
export type Rereading = {
  readonly before: AmendableRecord
  readonly reads: AmendableRecord
  readonly after: CaseFile
}

const problems = (lines: readonly VisitLine[]) => lines.filter(({ result }) => result === 'problem')
const problemsOf = (lines: readonly VisitLine[]) =>
  JSON.stringify(problems(lines).map(({ line }) => line))
const foundOf = (lines: readonly VisitLine[]) =>
  JSON.stringify(problems(lines).map(({ finding }) => finding))

/** What the public list says of the visit in this file, with people by their ids: compared, and shown to nobody. */
const publicLineOf = (file: CaseFile): string =>
  JSON.stringify(
    inspectionRow(file, '', {
      rules: { agencyName: '', maskNaturalPersonName: false },
      nameOf: (person) => person,
    }),
  )

type Objection = Omit<FieldProblem, 'field'>

/** A penalty finds its facts itself; what lies on the shelf is read only. */
export function visitTooLate({ filing, spot, archive }: CaseFile): Objection[] {
  if (filing !== null || spot !== null) {
    const message =
      '本案已经立案或者当场处罚，事实由处罚程序认定；检查结果不再改变，有错的在处罚程序中查明'
    return [{ message, basis: cite('行政处罚法', 54) }]
  }
  return archive === null
    ? []
    : [{ message: '检查案卷已经归档，结果不再改变；发现有错的，另行登记检查' }]
}

/** A visit goes on in its order, whatever is put right of its hours. */
export function hoursOutOfOrder({ visit }: CaseFile): string[] {
  const { arrival, record, leftAt } = visit ?? {}
  if (!arrival) return []
  const wrong: readonly (readonly [boolean, string])[] = [
    [record != null && record.startedAt < arrival.at, '笔录的开始时间早于到场的时间'],
    [record != null && leftAt != null && leftAt < record.endedAt, '离开的时间早于笔录结束的时间'],
    [leftAt != null && leftAt <= arrival.at, '离开的时间不晚于到场的时间'],
  ]
  return wrong.flatMap(([is, what]) => (is ? [`${what}，两处必有一处不对，请先核对`] : []))
}
