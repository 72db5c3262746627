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
  /** The articles each point is measured against. */
  basisOf: (point: string) => readonly CitationView[]
  onChange: (points: Point[]) => void
}

export function Checklist({ points, titles, basisOf, onChange }: Props) {
  const { problems } = useForm()
  const change = (index: number, part: Partial<Point>) =>
    onChange(points.map((each, at) => (at === index ? { ...each, ...part } : each)))
  return (
    <ol className="checklist" aria-label="审核清单">
      {points.map(({ point, answer, reason }, index) => {
        const title = titles.find(({ value }) => value === point)?.label ?? point
        const problem = problems.get(`points.${index}.reason`)
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
              <LawLinks basis={basisOf(point)} />
            </p>
            {answer !== null && (
              <div className="reason">
                <textarea
                  className="input"
                  aria-label={`${title}：理由`}
                  placeholder={answer === 'no' ? '选“否”的理由和改正意见' : '理由'}
                  maxLength={1000}
                  value={reason ?? ''}
                  onChange={(event) => change(index, { reason: event.target.value || null })}
                />
                {problem && <FieldMessage id={`point-${point}-problem`} problem={problem} />}
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

/** Every point once, in the order of the form, whatever a draft holds. */
export function readPoints(value: unknown, titles: readonly Title[]): Point[] {
  const given = Array.isArray(value) ? (value as Partial<Point>[]) : []
  return titles.map(({ value: point }) => {
    const kept = given.find((each) => each.point === point)
    return { point, answer: kept?.answer ?? null, reason: kept?.reason ?? null }
  })
}

export const openPoint = ({ answer, reason }: Point) => answer === null || !reason?.trim()
