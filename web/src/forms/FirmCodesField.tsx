import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useRef, useState } from 'react'
import { firmSearchQuery } from '../api/firms.ts'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'
import { words } from './TextFields.tsx'
import { useDebounced } from './use-debounced.ts'

/** Credit codes, a line each: picked from 检查对象名录 by name, or pasted. A code whose name was not seen stays a code. */
export function FirmCodesField(props: FieldProps) {
  const codes = words(props.value).split(separators).filter(Boolean)
  return (
    <FieldFrame field={props.field} path={props.path}>
      <FirmCodes
        codes={codes}
        onChange={(next) => props.onChange(next.length === 0 ? null : next.join('\n'))}
      />
    </FieldFrame>
  )
}

const separators = /[\s,，、;；]+/u

type CodesProps = { codes: readonly string[]; onChange: (codes: readonly string[]) => void }

function FirmCodes({ codes, onChange }: CodesProps) {
  const { id, describedBy, invalid } = useFieldIds()
  const [typed, setTyped] = useState('')
  const asked = useDebounced(typed.trim(), 150)
  const { data } = useQuery({ ...firmSearchQuery(asked), enabled: asked !== '' })
  const names = useRef(new Map<string, string>())
  for (const { code, name } of data?.rows ?? []) names.current.set(code, name)
  const found = (data?.rows ?? []).filter(({ status }) => status === 'open')
  const chosen = codes.map((value) => ({ value, label: names.current.get(value) ?? value }))
  return (
    <Select
      id={id}
      mode="tags"
      aria-describedby={describedBy}
      {...(invalid && { status: 'error' as const })}
      className="pick people"
      placeholder="输入名称，或者贴信用代码"
      tokenSeparators={[' ', '\n', ',', '，', '、', ';', '；']}
      filterOption={false}
      labelInValue
      value={chosen}
      onSearch={setTyped}
      options={found.map(({ code, name }) => ({ value: code, label: name }))}
      optionRender={({ value, label }) => (
        <span>
          {label} <span className="sub">{value === label ? '' : value}</span>
        </span>
      )}
      notFoundContent={asked === '' ? null : '名录里没有找到'}
      onChange={(next) => {
        setTyped('')
        onChange([...new Set(next.map(({ value }) => value.trim().toUpperCase()))].filter(Boolean))
      }}
    />
  )
}
