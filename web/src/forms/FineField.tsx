import { DiscretionAbove } from './DiscretionAbove.tsx'
import type { FieldProps } from './field-props.ts'
import { useForm } from './form-context.ts'
import { MoneyField } from './TextFields.tsx'

/** The fine, below the benchmark it is measured by. The tier is the one just chosen, where one is. */
export function FineField(props: FieldProps) {
  const { caseId, values } = useForm()
  const tier = values['tier']
  return (
    <>
      {caseId && (
        <DiscretionAbove
          caseId={caseId}
          fineFen={typeof props.value === 'number' ? props.value : null}
          typedTier={'tier' in values ? (typeof tier === 'string' ? tier : '') : null}
        />
      )}
      <MoneyField {...props} />
    </>
  )
}
