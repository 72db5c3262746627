import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import type { CaseFile } from '../../case-file.ts'
import type { Circumstances } from '../../circumstances.ts'
import type { SealedPaper } from '../../scan.ts'
import { relationOf } from '../field-record/person-in-charge.ts'
import { witnessName } from '../../procedures/inspection/obstacle.ts'
import { likelySigner, relationField } from './acts.ts'
import type { DrawnStrokes } from './slice.ts'

/** Who signs a paper, as far as the case knows. */
export type Expected = { readonly name: string; readonly relation: string | null }

const recorder = '记录人'

/**
 * Who signs this paper, as far as the case knows: the person it is for, then the agency's own people whose names stand
 * on its lines. Whoever files it also kept the record, where that line is blank.
 */
export function expectedSigners(
  file: CaseFile,
  paper: SealedPaper,
  { actor }: Pick<Circumstances, 'actor'>,
): Expected[] {
  const records = paper.lines.some(({ label, name }) => label === recorder && name === null)
  const own = printedLines(paper).map(({ label, name }) => ({
    name,
    relation: records && name === actor.name ? `${label}、${recorder}` : label,
  }))
  return [personOnRecord(file, paper) ?? likelyPerson(file), ...own]
}

/** The lines that bear a name in print. */
const printedLines = ({ lines }: SealedPaper) =>
  lines.flatMap(({ label, name }) => (name === null ? [] : [{ label, name }]))

/** For whom the paper was made, where the record itself says it; null where nobody is named. */
export function personOnRecord(file: CaseFile, { version }: SealedPaper): Expected | null {
  const made = file.history.find((each) => each.version === version)?.event
  if (made?.type === 'PersonInquired') return { name: made.inquiree, relation: made.inquireeRole }
  if (made?.type === 'SiteInspected') return { name: made.onsitePerson, relation: made.onsiteRole }
  if (made?.type === 'VisitRecorded') return { name: made.onsitePerson, relation: made.onsiteRole }
  if (made?.type === 'SamplesTaken') {
    return { name: made.presentPerson, relation: made.presentRole }
  }
  if (made?.type === 'VisitResultFound' && made.obstacle?.witness != null) {
    return { name: witnessName(made.obstacle.witness), relation: '见证人' }
  }
  return null
}

/** Of whom nothing is written, it is whoever signed before, or the person in charge. */
function likelyPerson(file: CaseFile): Expected {
  const name = likelySigner(file)
  return { name, relation: relationOf(file, name) || null }
}

/** Whose names the paper bears in print. */
export const printedNames = (paper: SealedPaper): string[] =>
  printedLines(paper).map(({ name }) => name)

/** One who signs, as the form says it: what is drawn by its id. */
export type SigningRow = {
  readonly name: string
  readonly relation: string | null
  readonly words: string | null
  readonly drawn: string
}

/** Everybody whose name the paper bears, and at least one of those for whom it is; nobody twice. */
export function checkWhoSigns(signers: readonly SigningRow[], paper: SealedPaper): FieldProblem[] {
  const names = signers.map(({ name }) => name)
  const printed = printedNames(paper)
  const twice = names.findIndex((name, i) => names.indexOf(name) < i)
  const missing = printed.filter((name) => !names.includes(name))
  const problem = (message: string) => ({ field: 'signers', message })
  return [
    ...(twice < 0 ? [] : [{ field: `signers.${twice}.name`, message: '这个人上面已经签过' }]),
    ...(missing.length === 0
      ? []
      : [problem(`《${paper.title}》上有${missing.join('、')}的签名栏，请本人也签`)]),
    ...(names.every((name) => printed.includes(name))
      ? [problem('还没有对方的签名；本人不肯签的，登记拒绝签名')]
      : []),
  ]
}

/** Everybody who signs, with what they draw: the form of every signing on a screen. */
export const signersField = form.rows({
  label: '签名的人',
  hint: '对方先签，执法人员后签；签名时间以服务器收到的时间为准',
  columns: {
    name: form.text({ label: '姓名', max: 50 }),
    relation: relationField,
    words: form.optional(form.drawn({ label: '亲笔写明', of: 'words' })),
    drawn: form.drawn({ label: '签名', of: 'name' }),
  },
  min: 1,
  max: 12,
})

/** Every drawing of a form, with the field it stands in. */
export const drawingsIn = (signers: readonly SigningRow[]) =>
  signers.flatMap(({ words, drawn }, i) => [
    ...(words === null ? [] : [{ field: `signers.${i}.words`, id: words, of: 'words' as const }]),
    { field: `signers.${i}.drawn`, id: drawn, of: 'name' as const },
  ])

/** What the server keeps under this id; null where nothing was drawn, or it has nothing. */
export function strokesWith(id: string | null, at: Circumstances): DrawnStrokes | null {
  const drawn = id === null ? null : at.drawnOf(id)
  return id === null || drawn === null ? null : { id, file: drawn.file }
}
