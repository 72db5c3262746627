import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ChoosePlacesBody, NoticeDesk } from '@zhaofa/contract'
import { secretKinds } from '@zhaofa/domain/publicity/redaction/grounds.ts'
import { useState } from 'react'
import { choosePlaces } from '../../api/notices.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { SheetFoot } from '../../law/SheetFoot.tsx'

type Choice = ChoosePlacesBody['choices'][number]
type Kind = NonNullable<Choice['kind']>

/** 另外标出: what nothing found and may not be public all the same, such as a trade secret somebody claims. */
export function MarkSheet({ desk, onClose }: { desk: NoticeDesk; onClose: () => void }) {
  const texts = desk.fields.flatMap(({ field, label, original }) =>
    field ? [{ field, label, original }] : [],
  )
  const [field, setField] = useState(texts.find((text) => text.field === 'facts') ?? texts[0])
  const [kind, setKind] = useState<Kind>('trade-secret')
  const [selected, setSelected] = useState({ start: 0, end: 0 })
  const queries = useQueryClient()
  const marking = useMutation({
    mutationFn: (choice: Choice) =>
      choosePlaces(desk.row.id, { version: desk.version, choices: [choice] }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['notice', desk.row.id] })
      onClose()
    },
  })
  if (!field) return null
  const words = field.original.slice(selected.start, selected.end)
  return (
    <Sheet title="另外标出不能公开的内容" onClose={onClose}>
      <div className="field">
        <label htmlFor="mark-field">哪一段</label>
        <select
          id="mark-field"
          className="input"
          value={field.field}
          onChange={({ target }) => {
            setField(texts.find((text) => text.field === target.value))
            setSelected({ start: 0, end: 0 })
          }}
        >
          {texts.map((text) => (
            <option key={text.field} value={text.field}>
              {text.label}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="mark-text">选中要隐去的字</label>
        <textarea
          id="mark-text"
          className="input"
          readOnly
          rows={8}
          value={field.original}
          onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
            setSelected({ start: selectionStart, end: selectionEnd })
          }
        />
        <p className="sub">{words === '' ? '还没有选' : `选中：${words}`}</p>
      </div>
      <div className="field">
        <label htmlFor="mark-kind">是什么</label>
        <select
          id="mark-kind"
          className="input"
          value={kind}
          onChange={({ target }) => setKind(target.value as Kind)}
        >
          {Object.entries(secretKinds).map(([id, { title }]) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </div>
      <SheetFoot
        doing={marking}
        title="隐去所选"
        blocked={words.trim() === '' ? '先在上面选中要隐去的字' : undefined}
        onDo={() => marking.mutate({ field: field.field, ...selected, redact: true, kind })}
        leave="不标了"
        onClose={onClose}
      />
    </Sheet>
  )
}
