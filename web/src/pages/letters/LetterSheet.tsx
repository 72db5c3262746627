import { useQueryClient } from '@tanstack/react-query'
import type { FieldView, LetterView } from '@zhaofa/contract'
import { letterActions, type LetterAction } from '@zhaofa/domain/publicity/letters/letter.ts'
import { stepLetter } from '../../api/letters.ts'
import { readAllAgain } from '../../api/query-client.ts'
import { ChangeSheet } from '../../forms/ChangeSheet.tsx'
import { askChoice, askText, askWords } from '../../forms/small-form-fields.ts'
import { showToast } from '../../ui/toast.tsx'

type Props = { letter: LetterView; action: LetterAction; onClose: () => void }

/** The words the writer is told unless somebody changes them. */
const usualWords: Record<LetterAction, string> = {
  accept: '您的投诉已受理。',
  refuse: '',
  transfer: '您反映的问题已登记为线索，正在核查。',
  answer: '',
}

const effects: Record<LetterAction, string> = {
  accept: '写信人会看到下面的话。',
  refuse: '写信人会看到下面的话。',
  transfer: '案卷里只写被反映的事，不写写信人的姓名、联系方式和能看出是谁的细节。',
  answer: '写信人会看到下面的话。',
}

/** What the writer is told; for 转为线索 also what the file says. */
export function LetterSheet({ letter, action, onClose }: Props) {
  const queries = useQueryClient()
  const run = async ({ words, ...clue }: Record<string, unknown>) => {
    const { message } = await stepLetter(letter.id, {
      action,
      after: letter.steps.length,
      words: text(words),
      clue:
        action === 'transfer'
          ? {
              respondent: text(clue['respondent']),
              summary: text(clue['summary']),
              officer: text(clue['officer']),
              firmCode: text(clue['firmCode']),
            }
          : null,
    })
    showToast(message, `/letters/${letter.id}`)
    await readAllAgain(queries)
  }
  const change = {
    title: letterActions[action],
    effect: effects[action],
    fields: fieldsOf(letter, action),
    initial: {
      words: usualWords[action],
      respondent: letter.respondent,
      officer: letter.officers[0]?.id,
      // One firm is called so: it is proposed. Of several whoever handles the letter says which.
      firmCode: letter.firms.length === 1 ? letter.firms[0]?.code : undefined,
    },
    run,
  }
  return <ChangeSheet change={change} onDone={() => undefined} onClose={onClose} />
}

function fieldsOf({ officers, firms }: LetterView, action: LetterAction): FieldView[] {
  const words = askWords('words', '告知写信人的内容', {
    max: 2_000,
    ...(action === 'refuse' && { hint: '写明理由' }),
  })
  if (action !== 'transfer') return [words]
  const names = Object.fromEntries(officers.map(({ id, name }) => [id, name]))
  return [
    askText('respondent', '被反映的单位或个人'),
    askText('firmCode', '统一社会信用代码', {
      ...{ max: 18, optional: true },
      hint: firmHint(firms),
    }),
    askWords('summary', '反映的主要内容', { max: 3_000 }),
    askChoice('officer', '承办人', names),
    words,
  ]
}

/** What the register knows of a firm of that name, and what becomes of a code that is typed. */
function firmHint(firms: LetterView['firms']): string {
  const [first, ...others] = firms
  if (first === undefined) {
    return '检查对象名录里没有叫这个名称的单位；知道代码的填，随线索列入名录，以后以案件、营业执照核对'
  }
  if (others.length === 0) {
    return first.former ? `名录里现在叫“${first.name}”，请核对` : '名录里叫这个名称的单位，请核对'
  }
  return `名录里叫这个名称的有 ${firms.length} 个：${firms.map(({ code, name }) => `${code} ${name}`).join('；')}`
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')
