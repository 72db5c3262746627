import { useMemo, useState } from 'react'
import type { FieldView } from '@zhaofa/contract'
import type { ShownProblem } from './form-context.ts'
import { typedProblems, type SentProblem } from './typed-problems.ts'

type Values = Record<string, unknown>
/** With `complete` everything was filled in, so that a problem is an error and not merely an empty field. */
type Previewed = { problems: readonly SentProblem[]; complete: boolean }

/**
 * What stands in the fields of one form. Problems of the preview are shown only at fields the person
 * has been to; those of a refused save everywhere, each until its field is changed.
 */
export function useTyped(fields: readonly FieldView[], initial: Values) {
  const [values, setValues] = useState(initial)
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<readonly SentProblem[]>([])
  const [previewed, setPreviewed] = useState<Previewed>({ problems: [], complete: false })

  const change = (name: string, value: unknown) => {
    setValues((now) => ({ ...now, [name]: value }))
    setTouched((now) => (now.has(name) ? now : new Set([...now, name])))
    const others = ({ field }: SentProblem) => topOf(field) !== name
    setRefused((now) => now.filter(others))
    setPreviewed((now) => ({ ...now, problems: now.problems.filter(others) }))
  }

  /** Problems of a value by itself. They are shown at once, and the form is not sent. */
  const own = useMemo(() => typedProblems(fields, values), [fields, values])
  const problems = useMemo(() => {
    const shown = new Map<string, ShownProblem>()
    for (const problem of previewed.problems) {
      if (previewed.complete || touched.has(topOf(problem.field)))
        shown.set(problem.field, shownOf(problem))
    }
    for (const problem of [...refused, ...own]) shown.set(problem.field, shownOf(problem))
    return shown
  }, [previewed, refused, touched, own])

  return {
    values,
    change,
    changed: touched.size > 0,
    problems,
    own,
    refuse: setRefused,
    preview: setPreviewed,
    /** The input as the API reads it: only fields the act has. */
    input: onlyKnown(fields, values),
  }
}

const shownOf = ({ message, basis = null, instead = null }: SentProblem): ShownProblem => ({
  message,
  basis,
  instead,
})

const topOf = (path: string) => path.split('.')[0] ?? path

function onlyKnown(fields: readonly FieldView[], values: Values): Values {
  return Object.fromEntries(
    fields.filter(({ name }) => name in values).map(({ name }) => [name, values[name]]),
  )
}
