import type { ControlView } from '@zhaofa/contract'
import type { ParagraphShown, RowsShown, TextShown } from '@zhaofa/domain/kernel/form.ts'
import type { FieldProps } from './field-props.ts'
import { AnsweredRowsField } from './AnsweredRowsField.tsx'
import { CodeField } from './CodeField.tsx'
import { DateField, InstantField } from './DayFields.tsx'
import { DrawnField } from './DrawnField.tsx'
import { EvidenceField } from './EvidenceField.tsx'
import { FactorsField } from './FactorsField.tsx'
import { FineField } from './FineField.tsx'
import { FirmCodesField } from './FirmCodesField.tsx'
import { InformantField } from './InformantField.tsx'
import { MatterField } from './MatterField.tsx'
import { OutlierField } from './OutlierField.tsx'
import { PartyField } from './PartyField.tsx'
import { PeopleField } from './PeopleField.tsx'
import { PickedRowsField } from './PickedRowsField.tsx'
import { ChoiceField, ChoicesField, ConfirmField, YesNoField } from './PickFields.tsx'
import { PositionField } from './PositionField.tsx'
import { RowsField } from './RowsField.tsx'
import type { RowsControl } from './rows-control.ts'
import { ScansField } from './ScansField.tsx'
import { SignableField } from './SignableField.tsx'
import { SignablesField } from './SignablesField.tsx'
import { TierField } from './TierField.tsx'
import { CountField, MoneyField, ParagraphField, TextField } from './TextFields.tsx'
import { UploadField } from './UploadField.tsx'

/** Any field of any act, by the kind of its control. */
export function FieldControl(props: FieldProps) {
  const { control } = props.field
  switch (control.kind) {
    case 'text':
      return <Text {...props} control={control} />
    case 'paragraph':
      return <Paragraph {...props} control={control} />
    case 'count':
      return <CountField {...props} control={control} />
    case 'money':
      return control.shown === 'discretion-scale' ? (
        <FineField {...props} />
      ) : (
        <MoneyField {...props} />
      )
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
    case 'upload':
      return <UploadField {...props} />
    case 'uploads':
      return <ScansField {...props} />
    case 'signable':
      return <SignableField {...props} control={control} />
    case 'signables':
      return <SignablesField {...props} />
    case 'drawn':
      return <DrawnField {...props} control={control} />
    case 'evidence':
      return <EvidenceField {...props} control={control} />
    case 'informant':
      return <InformantField {...props} />
    case 'party':
      return <PartyField {...props} control={control} />
    case 'rows':
      return <Rows {...props} control={control} />
  }
}

function Text(props: FieldProps & { control: TextControl }) {
  const shown: TextShown | 'typed' = props.control.shown ?? 'typed'
  switch (shown) {
    case 'discretion-tiers':
      return <TierField {...props} />
    case 'device-position':
      return <PositionField {...props} />
    case 'camera-code':
      return <CodeField {...props} />
    case 'typed':
      return <TextField {...props} />
  }
}

type TextControl = Extract<ControlView, { kind: 'text' }>

function Paragraph(props: FieldProps & { control: ParagraphControl }) {
  const shown: ParagraphShown | 'typed' = props.control.shown ?? 'typed'
  switch (shown) {
    case 'outlier-reason':
      return <OutlierField {...props} />
    case 'firm-codes':
      return <FirmCodesField {...props} />
    case 'typed':
      return <ParagraphField {...props} />
  }
}

type ParagraphControl = Extract<ControlView, { kind: 'paragraph' }>

/** Typed row by row, unless what the rows are about is known. */
function Rows(props: FieldProps & { control: RowsControl }) {
  const renderField = (column: FieldProps) => <FieldControl key={column.path} {...column} />
  const shown: RowsShown | 'typed' = props.control.shown ?? 'typed'
  switch (shown) {
    case 'discretion-factors':
      return <FactorsField {...props} />
    case 'picked':
      return <PickedRowsField {...props} />
    case 'answered':
      return <AnsweredRowsField {...props} renderField={renderField} />
    case 'typed':
      return <RowsField {...props} renderField={renderField} />
  }
}
