import type { Act } from '../src/case/case-kernel.ts'
import { procedures, sharedActs } from '../src/case/procedures.ts'
import { emptyFile } from './get-act.ts'
import { branches, mainCourse } from './sample-course.ts'
import { filesAlong } from './sample-papers.ts'

/**
 * Every act of every procedure: those of a case in which nothing happened, and those bound to one of
 * several things (`release~2`), which only a case that has the thing offers.
 */
export function everyAct(): Act[] {
  const files = [emptyFile, ...[mainCourse, ...branches].flatMap(filesAlong)]
  const acts = files.flatMap((file) => [
    ...procedures.flatMap((each) => each.acts(file)),
    ...sharedActs(file),
  ])
  return [...new Map(acts.map((act) => [act.id, act])).values()]
}
