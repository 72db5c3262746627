import type { FieldProps } from './field-props.ts'
import { useForm } from './form-context.ts'
import { ParagraphField } from './TextFields.tsx'
import { useLikeCases } from './use-discretion.ts'
import type { ControlView } from '@zhaofa/contract'

type Props = FieldProps & { control: Extract<ControlView, { kind: 'paragraph' }> }

/** Asked only where the fine lies apart from those of like cases, or where the server says that it does. */
export function OutlierField(props: Props) {
  const { values, problems } = useForm()
  const fineFen = typeof values['fineFen'] === 'number' ? values['fineFen'] : null
  const like = useLikeCases(props.path, fineFen)
  const asked = like?.outlier != null || problems.has(props.path) || props.value != null
  return asked ? <ParagraphField {...props} /> : null
}
