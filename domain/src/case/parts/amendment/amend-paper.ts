import * as form from '../../../kernel/form.ts'
import type { FieldProblem } from '../../../kernel/field-problem.ts'
import { met, unmet } from '../../../kernel/requirement.ts'
import { capitalYuan, yuanText } from '../../../shared/money.ts'
import { cite } from '../../../shared/citation.ts'
import { plainNumber } from '../../../identity-codes/number-spelling.ts'
import { handedPapers, papersInHand, type HandedPaper } from './handed-papers.ts'
import type { CaseFile } from '../../case-file.ts'
import { act, type Requirement } from '../../case-kernel.ts'
import type { Circumstances } from '../../circumstances.ts'
import { nothingPending } from '../approval/requirements.ts'

const somethingServed: Requirement = {
  id: 'paper-was-served',
  check: (file) =>
    papersInHand(file).length > 0
      ? met
      : unmet('还没有送达过文书；没有送达的文书写错了，作废后重新制作', [cite('行政处罚法', 61)]),
}

/**
 * 文书补正（更正）通知书 for the words of a served paper. The paper stays as it was sealed, and the notice
 * stands beside it. What is decided is not put right by it: a wrong decision is revoked or changed.
 */
export const amendPaper = act({
  id: 'amend-paper',
  title: '补正已送达的文书',
  step: 'amend',
  by: ['officer'],
  approvals: ['department-head', 'agency-head'],
  presses: false,
  effect:
    '提交后先送承办机构负责人，再送机关负责人；批准后制作文书补正（更正）通知书，用印编号，再送达当事人。原文书不改动。',
  basis: [cite('行政处罚法', 75, { paragraph: 2 })],
  form: {
    paper: form.choice({
      label: '补正的文书',
      options: handedPapers,
      hint: '只有已经送达的可以补正',
    }),
    number: form.optional(
      form.text({
        label: '是哪一份',
        max: 60,
        hint: '同一种文书有几份的，写要补正的那一份的文号；只有一份的不填',
      }),
    ),
    changes: form.rows({
      label: '补正的内容',
      min: 1,
      max: 20,
      columns: {
        label: form.text({
          label: '在哪里',
          max: 50,
          hint: '例如：第二页“住所”；引号里的字须与原文在同一行',
        }),
        before: form.paragraph({
          label: '原文',
          max: 500,
          hint: '照已经用印的文书抄，只指一处；系统与原文书核对',
        }),
        after: form.paragraph({ label: '更正为', max: 500 }),
      },
    }),
    reason: form.paragraph({ label: '补正的理由', max: 1_000 }),
    onlySlips: form.confirm({
      label: '只补正笔误',
      statement: '补正的只是文字、计算的错误和遗漏，不改变认定的事实、依据和处罚的种类、数额',
      basis: cite('行政处罚法', 76, { paragraph: 1, item: 2 }),
    }),
  },
  papers: ['paper_amendment', 'file_backnote'],
  recording: [],
  requires: [nothingPending, somethingServed],
  applies: (file) => papersInHand(file).length > 0,
  defaults: (file, at) => {
    const paper = papersInHand(file).at(-1)
    const numbers = paper ? numbersOf(paper, at) : []
    return paper ? { paper, number: numbers.length > 1 ? (numbers.at(-1) ?? null) : null } : {}
  },
  asks: (_file, { paper, number, changes }) =>
    `${handedPapers[paper]}${number === null ? '' : `（${number}）`}：${changes.map(({ before, after }) => `“${before}”更正为“${after}”`).join('；')}`,
  quotes: ({ paper, number, changes }) => ({
    paper,
    number: number === null ? null : plainNumber(number),
    passages: changes.map(({ label, before }, i) => ({
      field: `changes.${i}.before`,
      words: before,
      where: label,
    })),
  }),
  checks: (file, input, at) => [...checkPaper(file, input), ...checkWhich(input, at)],
  events: (_file, { paper, number, changes, reason }) => [
    {
      ...{ type: 'PaperAmended', paper, changes, reason },
      ...(number !== null && { number: plainNumber(number) }),
    },
  ],
})

/** Numbers of the sealed papers of that kind which are not void, oldest first. */
const numbersOf = (paper: HandedPaper, { papers }: Pick<Circumstances, 'papers'>): string[] =>
  papers.flatMap(({ type, voided, number }) =>
    type === paper && !voided && number !== null ? [number] : [],
  )

/** Two seizures have two 决定书: which one is put right is said by its number, and never guessed. */
function checkWhich(
  { paper, number }: { paper: HandedPaper; number: string | null },
  at: Circumstances,
): FieldProblem[] {
  const numbers = numbersOf(paper, at)
  const [only] = numbers
  if (number === null) {
    if (numbers.length < 2) return []
    const message = `本案有 ${numbers.length} 份《${handedPapers[paper]}》：${numbers.join('、')}，写明补正哪一份`
    return [{ field: 'number', message }]
  }
  if (numbers.includes(plainNumber(number))) return []
  const message =
    numbers.length > 1
      ? `本案的《${handedPapers[paper]}》是${numbers.join('、')}，没有这一份`
      : `本案的《${handedPapers[paper]}》${only === undefined ? '没有文号，这一项不填' : `只有一份，文号是${only}`}`
  return [{ field: 'number', message }]
}

function checkPaper(
  file: CaseFile,
  { paper, changes }: { paper: HandedPaper; changes: { before: string; after: string }[] },
): FieldProblem[] {
  if (!papersInHand(file).includes(paper)) {
    const message = `${handedPapers[paper]}还没有送达；没有送达的作废后重新制作，无须补正`
    return [{ field: 'paper', message }]
  }
  return changes.flatMap(({ before, after }, i): FieldProblem[] => {
    if (before === after) return [{ field: `changes.${i}.after`, message: '与原文相同，没有改动' }]
    if (!touchesPenalty(file, before, after)) return []
    const message = '罚没的数额是决定的内容，不能用补正改变；确有错误的，应当依法撤销、变更决定'
    return [
      { field: `changes.${i}.after`, message, basis: cite('行政处罚法', 75, { paragraph: 2 }) },
    ]
  })
}

/** The amount told or imposed, in figures or in capitals, is in one of the two texts and not in the other. */
function touchesPenalty({ decision, notice }: CaseFile, before: string, after: string): boolean {
  const amounts = [decision?.draft.penalty, notice?.penalty].flatMap((penalty) =>
    penalty ? [penalty.fineFen, penalty.confiscatedFen].filter((fen) => fen > 0) : [],
  )
  const plain = (text: string) => text.replaceAll(',', '').replaceAll('，', '')
  const words = amounts.flatMap((fen) => [
    plain(yuanText(fen)).replace('.00', ''),
    capitalYuan(fen).replace('元整', ''),
  ])
  return words.some((word) => plain(before).includes(word) !== plain(after).includes(word))
}
