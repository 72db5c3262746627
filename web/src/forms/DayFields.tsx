import { isPlainDate } from '@zhaofa/domain/shared/plain-date.ts'
import { Button } from '../ui/Button.tsx'
import { formInstant, instantFromForm, weekdayOf } from '../ui/days.ts'
import { useNarrow } from '../ui/use-narrow.ts'
import { ChinaDatePicker, written } from './china-picker.ts'
import { useForm } from './form-context.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'

/** Days before the first lawful one cannot be picked, and it says why. */
export function DateField({ field, path, value, onChange }: FieldProps) {
  const day = typeof value === 'string' && isPlainDate(value) ? value : null
  const earliest = useForm().narrowed?.[path]?.earliest ?? null
  const echo = [
    day && `星期${weekdayOf(day)}`,
    earliest && `最早 ${earliest.on}（星期${weekdayOf(earliest.on)}）：${earliest.why}`,
  ].filter(Boolean)
  return (
    <FieldFrame field={field} path={path} echo={echo.join('。') || undefined}>
      <Picker shown={day} from={earliest?.on ?? null} onPick={(picked) => onChange(picked)} />
    </FieldFrame>
  )
}

/** Typed in China time, kept as ISO 8601. */
export function InstantField({ field, path, value, onChange }: FieldProps) {
  const instant = typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? value : null
  return (
    <FieldFrame field={field} path={path}>
      <div className="with-now">
        <Picker
          withTime
          shown={instant && formInstant(instant)}
          onPick={(picked) => onChange(picked && instantFromForm(picked))}
        />
        <Button
          look="outlined"
          size="small"
          onPress={() => onChange(instantFromForm(formInstant(new Date().toISOString())))}
        >
          现在
        </Button>
      </div>
    </FieldFrame>
  )
}

type PickerProps = {
  withTime?: boolean
  /** `2026-11-23` or `2026-11-23 09:12`, as written in China. */
  shown: string | null
  /** Days before this one are greyed. */
  from?: string | null
  onPick: (picked: string | null) => void
}

/** A day or a time in China, from a calendar or a phone's wheel; inside a FieldFrame. */
export function Picker({ withTime, shown, from, onPick }: PickerProps) {
  const { id, describedBy, invalid } = useFieldIds()
  const narrow = useNarrow()
  const format = withTime ? 'YYYY-MM-DD HH:mm' : 'YYYY-MM-DD'
  // A phone has a wheel of its own; the calendar of a desk with its column of hours is wider than the screen.
  if (narrow) {
    return (
      <input
        id={id}
        className="input"
        type={withTime ? 'datetime-local' : 'date'}
        value={shown?.replace(' ', 'T') ?? ''}
        aria-describedby={describedBy}
        aria-invalid={invalid || undefined}
        onChange={({ target }) => onPick(target.value ? target.value.replace('T', ' ') : null)}
      />
    )
  }
  return (
    <ChinaDatePicker
      id={id}
      format={format}
      value={shown ? written(shown) : null}
      showTime={withTime ? { format: 'HH:mm', minuteStep: 1 } : false}
      needConfirm={false}
      {...(from && { minDate: written(from) })}
      {...(invalid && { status: 'error' as const })}
      // An example in grey reads like a value that is already there.
      placeholder={withTime ? '年-月-日 时:分' : '年-月-日'}
      aria-describedby={describedBy}
      className={withTime ? 'pick-day timed' : 'pick-day'}
      // Enter accepts the typed day and must not submit the form.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault()
      }}
      onChange={(picked) => onPick(picked ? picked.format(format) : null)}
    />
  )
}
