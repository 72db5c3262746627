import { ActLink } from '../case/ActLink.tsx'
import { BasisMark } from '../law/LawLink.tsx'
import { Icon } from '../ui/Icon.tsx'
import { useForm, type ShownProblem } from './form-context.ts'

/** What is wrong, at the field where it is wrong, how to mend it, and the lawful way to what was meant. */
export function FieldMessage({ id, problem }: { id: string; problem: ShownProblem }) {
  const { caseId } = useForm()
  const { instead } = problem
  return (
    <div className="field-message" id={id} role="alert">
      <Icon name="warning" />
      <span>
        {problem.message}
        {problem.basis && (
          <>
            {' '}
            <BasisMark basis={problem.basis} />
          </>
        )}
        {instead && caseId && (
          <span className="way-on">
            <ActLink caseId={caseId} act={{ id: instead.act, desk: null }} look="outlined">
              {instead.title}
            </ActLink>
          </span>
        )}
      </span>
    </div>
  )
}
