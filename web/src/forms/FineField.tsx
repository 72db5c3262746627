import { DiscretionAbove } from './DiscretionAbove.tsx'
import type { FieldProps } from './field-props.ts'
import { chosenMatter, useForm, valuesBeside } from './form-context.ts'
import { MoneyField } from './TextFields.tsx'

/** The fine, below the benchmark that measures it. A tier chosen on this form counts at once. */
export function FineField(props: FieldProps) {
  const { caseId, values: all, problems } = useForm()
  const values = valuesBeside(all, props.path)
  const tier = values['tier']
  return (
    <>
      {caseId && (
        <DiscretionAbove
          caseId={caseId}
          matterCode={chosenMatter(values)}
          fineFen={typeof props.value === 'number' ? props.value : null}
          refused={problems.has(props.path)}
          typedTier={'tier' in values ? (typeof tier === 'string' ? tier : '') : null}
        />
      )}
      <MoneyField {...props} />
    </>
  )
}
