import { useMutation, useQuery } from '@tanstack/react-query'
import type { ScanSorting } from '@zhaofa/contract'
import { maxUploadBytes, tooLargeText } from '@zhaofa/domain/case/upload-limit.ts'
import { useRef, useState } from 'react'
import { scansQuery, upload } from '../api/options.ts'
import { messageOf } from '../api/problem.ts'
import { sizeText } from '../case/CaseFiles.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'
import { useForm } from './form-context.ts'

/** Scans of signed papers: each sheet is put to its paper by its code, and told before anything is filed. */
export function ScansField({ field, path, value, onChange }: FieldProps) {
  const { caseId } = useForm()
  const chosen = Array.isArray(value) ? (value as string[]) : []
  const [refused, setRefused] = useState<string[]>([])
  const sending = useMutation({
    mutationFn: async (files: File[]) => {
      const ids: string[] = []
      for (const file of files) ids.push((await upload(caseId ?? '', file)).id)
      return ids
    },
    onSuccess: (ids) => onChange([...chosen, ...ids]),
  })
  const choose = (files: File[]) => {
    const tooLarge = files.filter(({ size }) => size > maxUploadBytes)
    setRefused(tooLarge.map(({ name, size }) => `“${name}”有 ${sizeText(size)}。${tooLargeText}`))
    const small = files.filter(({ size }) => size <= maxUploadBytes)
    if (small.length > 0) sending.mutate(small)
  }
  return (
    <FieldFrame field={field} path={path}>
      <Chooser onChoose={choose} busy={sending.isPending} />
      {[...refused, ...(sending.error ? [messageOf(sending.error)] : [])].map((wrong) => (
        <p key={wrong} className="field-message" role="alert">
          <Icon name="warning" />
          {wrong}
        </p>
      ))}
      {chosen.length > 0 && caseId !== null && (
        <Sorting caseId={caseId} uploads={chosen} onClear={() => onChange(null)} />
      )}
    </FieldFrame>
  )
}

type SortingProps = { caseId: string; uploads: readonly string[]; onClear: () => void }

function Sorting({ caseId, uploads, onClear }: SortingProps) {
  const { data, error, isFetching } = useQuery(scansQuery(caseId, uploads))
  return (
    <div className="scan-sorting" role="status">
      {isFetching && <p className="sub">正在辨认 {uploads.length} 个文件的二维码……</p>}
      {error && <p className="bad">{messageOf(error)}</p>}
      {data && <Sorted sorting={data} />}
      <button type="button" className="link" onClick={onClear}>
        全部重传
      </button>
    </div>
  )
}

function Sorted({ sorting: { papers, notes } }: { sorting: ScanSorting }) {
  return (
    <ul>
      {papers.map(({ paper, title, pages, arrived, missing }) => (
        <li key={paper} className={missing === null ? 'ok' : 'bad'}>
          <Icon name={missing === null ? 'tick' : 'warning'} />
          {missing ?? `《${title}》${arrived}/${pages} 页，齐了`}
        </li>
      ))}
      {notes.map(({ text, lost }) => (
        <li key={text} className={lost ? 'bad' : 'sub'}>
          {lost && <Icon name="warning" />}
          {text}
        </li>
      ))}
    </ul>
  )
}

function Chooser({ onChoose, busy }: { onChoose: (files: File[]) => void; busy: boolean }) {
  const { id, describedBy, invalid } = useFieldIds()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="drop-place" aria-invalid={invalid || undefined}>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf"
        className="visually-hidden"
        aria-describedby={describedBy}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])])
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <Button look="outlined" busy={busy} onPress={() => input.current?.click()}>
        选择文件或者拍照
      </Button>
      <span className="sub">{busy ? '正在上传，请不要关闭这一页' : '可以一次选多个'}</span>
    </div>
  )
}
