import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { LetterView } from '@zhaofa/contract'
import { letterActions, type LetterAction } from '@zhaofa/domain/publicity/letters/letter.ts'
import { useState } from 'react'
import { stepLetter } from '../../api/letters.ts'
import { messageOf, Problem } from '../../api/problem.ts'
import { showToast } from '../../ui/toast.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetButtons } from '../../law/SheetFoot.tsx'

type Props = { letter: LetterView; action: LetterAction; onClose: () => void }

const first: Record<LetterAction, string> = {
  accept: '您的投诉已受理。',
  refuse: '',
  transfer: '您反映的问题已登记为线索，正在核查。',
  answer: '',
}

const fieldTitles: Record<string, string> = {
  words: '告知内容',
  respondent: '被反映的单位或个人',
  summary: '主要内容',
  officer: '承办人',
}

/** What is told to the writer; for 转为线索 also what the file says. */
export function LetterSheet({ letter, action, onClose }: Props) {
  const queries = useQueryClient()
  const [words, setWords] = useState(first[action])
  const [respondent, setRespondent] = useState(letter.respondent)
  const [summary, setSummary] = useState('')
  const [officer, setOfficer] = useState(letter.officers[0]?.id ?? '')
  const title = letterActions[action]
  const doing = useMutation({
    mutationFn: () =>
      stepLetter(letter.id, {
        action,
        after: letter.steps.length,
        words,
        clue: action === 'transfer' ? { respondent, summary, officer } : null,
      }),
    onSuccess: async ({ message }) => {
      showToast(message, `/letters/${letter.id}`)
      onClose()
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
    },
  })
  const missing =
    words.trim() === ''
      ? '还没有写给写信人的话'
      : action === 'transfer' && summary.trim() === ''
        ? '还没有写线索内容'
        : undefined
  return (
    <Sheet title={title} onClose={onClose}>
      {action === 'transfer' && (
        <>
          <p>案卷里只写被反映的事，不写写信人的姓名、联系方式和能看出是谁的细节。</p>
          <div className="field">
            <label htmlFor="letter-respondent">被反映的单位或个人</label>
            <input
              id="letter-respondent"
              className="input"
              maxLength={200}
              value={respondent}
              onChange={(event) => setRespondent(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="letter-summary">反映的主要内容</label>
            <textarea
              id="letter-summary"
              className="input"
              maxLength={3_000}
              value={summary}
              onChange={(event) => setSummary(event.target.value)}
            />
          </div>
          <div className="field">
            <label htmlFor="letter-officer">承办人</label>
            <select
              id="letter-officer"
              className="input"
              value={officer}
              onChange={(event) => setOfficer(event.target.value)}
            >
              {letter.officers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        </>
      )}
      <div className="field">
        <label htmlFor="letter-words">
          告知写信人的内容{action === 'refuse' && '（写明理由）'}
        </label>
        <textarea
          id="letter-words"
          className="input"
          maxLength={2_000}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      {doing.error && (
        <MessageBar tone="red" alert>
          {messageOf(doing.error)}
          {doing.error instanceof Problem &&
            doing.error.fields.map(({ field, message }) => (
              <span key={field} className="own-line">
                {fieldTitles[field] ?? ''}：{message}
              </span>
            ))}
        </MessageBar>
      )}
      <SheetButtons
        busy={doing.isPending}
        title={title}
        blocked={missing}
        onDo={() => doing.mutate()}
        onClose={onClose}
      />
    </Sheet>
  )
}
