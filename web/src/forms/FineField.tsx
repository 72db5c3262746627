import { DiscretionAbove } from './DiscretionAbove.tsx'
import type { FieldProps } from './field-props.ts'
import { useForm, valuesBeside } from './form-context.ts'
import { MoneyField } from './TextFields.tsx'

/** The fine, below the range that measures it. A tier chosen on this form counts at once. */
export function FineField(props: FieldProps) {
  const { caseId, values, problems } = useForm()
  return (
    <>
      {caseId && (
        <DiscretionAbove
          caseId={caseId}
          path={props.path}
          fineFen={typeof props.value === 'number' ? props.value : null}
          refused={problems.has(props.path)}
          tiersShown={'tier' in valuesBeside(values, props.path)}
        />
      )}
      <MoneyField {...props} />
    </>
  )
}
