import { BasisMark } from '../law/LawLink.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { ShownProblem } from './form-context.ts'

/** What is wrong, at the field where it is wrong, and how to mend it. */
export function FieldMessage({ id, problem }: { id: string; problem: ShownProblem }) {
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
      </span>
    </div>
  )
}
