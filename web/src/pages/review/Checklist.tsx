import type { CitationView } from '@zhaofa/contract'
import { FieldMessage } from '../../forms/FieldMessage.tsx'
import { useForm } from '../../forms/form-context.ts'
import { LawLinks } from '../../law/LawLink.tsx'

export type Point = {
  point: string
  answer: 'yes' | 'no' | 'not-applicable' | null
  reason: string | null
}
type Title = { value: string; label: string }

const answers = [
  ['yes', '是'],
  ['no', '否'],
  ['not-applicable', '不适用'],
] as const

type Props = {
  points: readonly Point[]
  titles: readonly Title[]
  /** The articles each point is measured against, and the short reasons that the file itself gives. */
  asked: (point: string) => {
    readonly basis: readonly CitationView[]
    readonly offered: readonly string[]
  }
  onChange: (points: Point[]) => void
}

export function Checklist({ points, titles, asked, onChange }: Props) {
  const { problems } = useForm()
  const change = (index: number, part: Partial<Point>) =>
    onChange(points.map((each, at) => (at === index ? { ...each, ...part } : each)))
  return (
    <ol className="checklist" aria-label="审核清单">
      {points.map(({ point, answer, reason }, index) => {
        const title = titles.find(({ value }) => value === point)?.label ?? point
        const problem = problems.get(`points.${index}.reason`)
        const { basis, offered } = asked(point)
        const add = (words: string | undefined) =>
          words !== undefined && change(index, { reason: withPhrase(reason, words) })
        return (
          <li key={point} className={answer === 'no' ? 'answered-no' : ''}>
            <b>{index + 1}</b>
            <h3 id={`point-${point}`}>{title}</h3>
            <span role="radiogroup" aria-labelledby={`point-${point}`} className="picks tight">
              {answers.map(([value, label]) => (
                <label key={value} className={answer === value ? 'picked' : ''}>
                  <input
                    type="radio"
                    name={`point-${point}`}
                    checked={answer === value}
                    onChange={() => change(index, { answer: value })}
                  />
                  {label}
                </label>
              ))}
            </span>
            <p className="point-basis">
              <LawLinks basis={basis} />
            </p>
            {(answer !== null || reason) && (
              <div className="reason">
                <textarea
                  className="input"
                  aria-label={`${title}：理由`}
                  placeholder={placeholders[answer ?? 'yes']}
                  maxLength={1000}
                  value={reason ?? ''}
                  onChange={(event) => change(index, { reason: event.target.value || null })}
                  onKeyDown={(event) => {
                    const phrase = phraseAt(event)
                    if (phrase === null) return
                    event.preventDefault()
                    add(offered[phrase])
                  }}
                />
                {answer === 'yes' &&
                  offered.map((words, at) => (
                    <button
                      key={words}
                      type="button"
                      className="phrase"
                      title={`Alt+${at + 1}`}
                      onClick={() => add(words)}
                    >
                      ＋ {words}
                    </button>
                  ))}
                {problem && <FieldMessage id={`point-${point}-problem`} problem={problem} />}
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

const placeholders: Record<NonNullable<Point['answer']>, string> = {
  yes: '凭什么认定，写一句；案卷里现成的话在下面，按 Alt 加数字加进来',
  no: '选“否”的理由和改正意见',
  'not-applicable': '为什么不适用',
}

/** Alt and a digit, on any keyboard; null for every other key. */
function phraseAt({ altKey, code }: { altKey: boolean; code: string }): number | null {
  const digit = altKey ? /^Digit([1-9])$/.exec(code)?.[1] : undefined
  return digit === undefined ? null : Number(digit) - 1
}

/** What was typed stays; the phrase comes after it, once. */
const withPhrase = (reason: string | null, words: string): string =>
  reason?.includes(words) ? reason : `${reason ?? ''}${words}`

/** Every point once, in the order of the form, whatever a draft holds. */
export function readPoints(value: unknown, titles: readonly Title[]): Point[] {
  const given = Array.isArray(value) ? (value as Partial<Point>[]) : []
  return titles.map(({ value: point }) => {
    const kept = given.find((each) => each.point === point)
    return { point, answer: kept?.answer ?? null, reason: kept?.reason ?? null }
  })
}

/** Every finding has its reason, 是 and 不适用 as well. */
export const openPoint = ({ answer, reason }: Point) => answer === null || !reason?.trim()
