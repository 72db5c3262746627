import { FieldMessage } from '../../forms/FieldMessage.tsx'
import { useForm } from '../../forms/form-context.ts'
import { Button } from '../../ui/Button.tsx'
import type { Note } from './notes.ts'

type Props = {
  notes: readonly Note[]
  at: number
  onAt: (index: number) => void
  onNotes: (notes: Note[]) => void
}

/** 批注 as the reviewer writes them; each belongs to a passage of the draft. */
export function NoteList({ notes, at, onAt, onNotes }: Props) {
  const { problems } = useForm()
  return (
    <section className="notes" aria-label="批注">
      <h3>
        批注{' '}
        <span className="sub">
          {notes.length === 0
            ? '在送审稿的“文字”里选中一段，就能批注'
            : `${notes.length} 条，按 n、p 逐条看`}
        </span>
      </h3>
      <ol>
        {notes.map(({ title, quote, remark }, index) => {
          const problem =
            problems.get(`notes.${index}.quote`) ?? problems.get(`notes.${index}.remark`)
          return (
            <li
              key={index}
              id={`note-${index}`}
              tabIndex={-1}
              className={index === at ? 'at' : ''}
              onFocus={() => onAt(index)}
            >
              <p className="sub">
                {index + 1}．{title}
                {quote && <q>{quote}</q>}
              </p>
              <textarea
                className="input"
                aria-label={`批注 ${index + 1} 的意见`}
                placeholder="不妥之处和改正意见"
                maxLength={1000}
                value={remark}
                onChange={({ target }) =>
                  onNotes(notes.map((n, i) => (i === index ? { ...n, remark: target.value } : n)))
                }
              />
              {problem && <FieldMessage id={`note-${index}-problem`} problem={problem} />}
              <Button
                look="quiet"
                size="small"
                onPress={() => onNotes(notes.filter((_, i) => i !== index))}
              >
                删除批注 {index + 1}
              </Button>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
