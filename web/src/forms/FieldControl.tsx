import type { FieldProps } from './field-props.ts'
import { specialFields } from './special-fields.ts'
import { useForm } from './form-context.ts'
import { DateField, InstantField } from './DayFields.tsx'
import { EvidenceField } from './EvidenceField.tsx'
import { MatterField } from './MatterField.tsx'
import { PartyField } from './PartyField.tsx'
import { PeopleField } from './PeopleField.tsx'
import { ChoiceField, ChoicesField, ConfirmField, YesNoField } from './PickFields.tsx'
import { RowsField } from './RowsField.tsx'
import { CountField, MoneyField, ParagraphField, TextField } from './TypedFields.tsx'

/** Any field of any act, by the kind of its control. */
export function FieldControl(props: FieldProps) {
  const { act } = useForm()
  const { control, name } = props.field
  const Special = specialFields[act]?.[name]
  if (Special) return <Special {...props} />
  switch (control.kind) {
    case 'text':
      return <TextField {...props} control={control} />
    case 'paragraph':
      return <ParagraphField {...props} control={control} />
    case 'count':
      return <CountField {...props} control={control} />
    case 'money':
      return <MoneyField {...props} />
    case 'date':
      return <DateField {...props} />
    case 'instant':
      return <InstantField {...props} />
    case 'choice':
      return <ChoiceField {...props} control={control} />
    case 'choices':
      return <ChoicesField {...props} control={control} />
    case 'yes-no':
      return <YesNoField {...props} />
    case 'confirm':
      return <ConfirmField {...props} control={control} />
    case 'people':
      return <PeopleField {...props} control={control} />
    case 'matter':
      return <MatterField {...props} />
    case 'evidence':
      return <EvidenceField {...props} control={control} />
    case 'party':
      return <PartyField {...props} />
    case 'rows':
      return (
        <RowsField
          {...props}
          control={control}
          renderField={(column) => <FieldControl key={column.path} {...column} />}
        />
      )
  }
}
