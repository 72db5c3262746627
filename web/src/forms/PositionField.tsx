import { accuracyOf, devicePositionText, readPosition } from '@zhaofa/domain/inspection/distance.ts'
import { useEffect, useState } from 'react'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame } from './FieldFrame.tsx'
import { usePhone } from './phone-context.ts'
import { TextInput } from './TextFields.tsx'

/**
 * Where the device stands: at the door by itself when the form opens, since that is where the visit is; in the office
 * only when somebody presses, because a visit that is registered afterwards did not take place at this desk. Typed where
 * the device does not say. Nothing waits for it.
 */
export function PositionField({ field, path, value, onChange }: FieldProps) {
  const shown = typeof value === 'string' ? value : ''
  const atTheDoor = usePhone() !== null
  const [state, setState] = useState<'asking' | 'known' | string>(
    shown === '' && atTheDoor ? 'asking' : 'known',
  )
  useEffect(() => {
    if (state !== 'asking') return
    let here = true
    void locate().then((found) => {
      if (!here) return
      if (found.ok) onChange(found.position)
      setState(found.ok ? 'known' : found.why)
    })
    return () => {
      here = false
    }
    // Asked once for each press, whatever else of the form changes.
  }, [state])
  const accuracy = accuracyOf(shown)
  const isOfDevice = state === 'known' && accuracy !== null && readPosition(shown) !== null
  return (
    <FieldFrame field={field} path={path} group={isOfDevice || state === 'asking'}>
      {state === 'asking' && <p role="status">正在定位…</p>}
      {isOfDevice && (
        <p role="status">
          <Icon name="tick" /> {shown.split('±')[0]}，误差约 {accuracy} 米
        </p>
      )}
      {!isOfDevice && state !== 'asking' && (
        <>
          {state !== 'known' && (
            <p role="status" className="sub">
              {state}
            </p>
          )}
          <TextInput value={shown} onType={onChange} className="input half" />
        </>
      )}
      {state !== 'asking' && (
        <Button look="quiet" size="small" onPress={() => setState('asking')}>
          {shown === '' ? '用这台设备的位置' : '重新定位'}
        </Button>
      )}
    </FieldFrame>
  )
}

const goesOn = '不影响检查，可以手工填写，也可以留空。'
const whyNot: Readonly<Record<number, string>> = {
  1: `没有得到定位的许可（可以在浏览器设置里打开）。${goesOn}`,
  2: `设备现在定不了位。${goesOn}`,
  3: `定位用时太长，没有等到。${goesOn}`,
}

type Located =
  { readonly ok: true; readonly position: string } | { readonly ok: false; readonly why: string }

const locate = (): Promise<Located> =>
  new Promise((resolve) => {
    if (!('geolocation' in navigator)) {
      resolve({ ok: false, why: `这台设备没有定位。${goesOn}` })
      return
    }
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ ok: true, position: devicePositionText(coords, coords.accuracy) }),
      ({ code }) => resolve({ ok: false, why: whyNot[code] ?? `设备现在定不了位。${goesOn}` }),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 },
    )
  })
