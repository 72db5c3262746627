import type { DraftReviewView } from '@zhaofa/contract'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { WordsChanged } from '../publicity/WordsChanged.tsx'
import { markNotes, type Note } from './notes.ts'

type Part = DraftReviewView['parts'][number]
type Props = {
  review: DraftReviewView
  notes: readonly Note[]
  at: number
  onNote: (note: Note) => void
}

/** Notes are written with an opinion: not on what nobody sent, nor on what has one already. */
const takesNotes = ({ subject, issued }: DraftReviewView): boolean =>
  subject.sent && issued === null

/** The draft as text: what is selected can be noted, and what changed since the refusal is marked. */
export function AnchoredDraft({ review, notes, at, onNote }: Props) {
  const { parts } = review
  const noting = takesNotes(review)
  const comparable = parts.some(({ earlier }) => earlier !== null)
  const [comparing, setComparing] = useState(comparable)
  const [picked, setPicked] = useState<{ part: string; quote: string } | null>(null)
  const note = (part: Pick<Part, 'part' | 'title'>, quote: string | null) => {
    onNote({ part: part.part, title: part.title, quote, remark: '' })
    setPicked(null)
    getSelection()?.removeAllRanges()
  }
  return (
    <div className="anchored scrolls" tabIndex={0} role="region" aria-label="送审稿的文字">
      {comparable && (
        <label className="compare-switch">
          <input
            type="checkbox"
            checked={comparing}
            onChange={({ target }) => setComparing(target.checked)}
          />{' '}
          与上次没有通过的一稿比较（<del>删去的</del> <ins>新写的</ins>）
        </label>
      )}
      {parts.map((part) => (
        <section key={part.part} aria-label={part.title}>
          <div className="rail-row">
            <h3>{part.title}</h3>
            {comparing && part.earlier !== null && part.earlier === part.text && (
              <span className="tag">没有改动</span>
            )}
            <span className="spacer" />
            {!noting ? null : picked?.part === part.part ? (
              <Button look="outlined" size="small" onPress={() => note(part, picked.quote)}>
                批注选中的文字
              </Button>
            ) : (
              <Button look="quiet" size="small" onPress={() => note(part, null)}>
                批注“{part.title}”
              </Button>
            )}
          </div>
          {comparing && part.earlier !== null && part.earlier !== part.text ? (
            <Changes before={part.earlier} after={part.text} />
          ) : (
            <PartText
              part={part}
              notes={notes}
              at={at}
              onPick={(quote) => setPicked(quote && noting ? { part: part.part, quote } : null)}
            />
          )}
        </section>
      ))}
      {noting && (
        <Button
          look="quiet"
          size="small"
          onPress={() => note({ part: 'file', title: '案卷材料' }, null)}
        >
          批注案卷材料
        </Button>
      )}
    </div>
  )
}

type TextProps = {
  part: Part
  notes: readonly Note[]
  at: number
  onPick: (quote: string | null) => void
}

function PartText({ part, notes, at, onPick }: TextProps) {
  // Notes of other parts must not mark the same words here.
  const own = notes.map((each) => (each.part === part.part ? each : { quote: null }))
  const pick = () => {
    const selected = getSelection()?.toString().trim() ?? ''
    onPick(selected && selected.length <= 500 && part.text.includes(selected) ? selected : null)
  }
  return (
    <p className="pre" onMouseUp={pick} onTouchEnd={pick}>
      {markNotes(part.text, own).map(({ text, note }, index) =>
        note === null ? (
          text
        ) : (
          <mark key={index} id={`mark-${note}`} className={note === at ? 'at' : ''}>
            {text}
            <sup>{note + 1}</sup>
          </mark>
        ),
      )}
    </p>
  )
}

/** Both texts in one, as an editor would mark them: first what went, then what came. */
function Changes({ before, after }: { before: string; after: string }) {
  return (
    <p className="pre">
      <WordsChanged before={before} after={after} />
    </p>
  )
}
