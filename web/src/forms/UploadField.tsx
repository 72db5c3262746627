import { useMutation } from '@tanstack/react-query'
import { maxUploadBytes, tooLargeText } from '@zhaofa/domain/case/upload-limit.ts'
import { useRef, useState } from 'react'
import { upload } from '../api/options.ts'
import { messageOf } from '../api/problem.ts'
import { shortHash, sizeText } from '../case/CaseFiles.tsx'
import { Button } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import type { FieldProps } from './field-props.ts'
import { FieldFrame, useFieldIds } from './FieldFrame.tsx'
import { useForm } from './form-context.ts'
import { usePhone } from './phone-context.ts'

/** One file. Its fingerprint is made while it arrives, so any later change would show. */
export function UploadField(props: FieldProps) {
  return usePhone() === null ? <Uploading {...props} /> : <Kept {...props} />
}

/** At the door: one tap opens the camera, and what it took stays on the phone until it is sent with its step. */
function Kept({ field, path, value, onChange }: FieldProps) {
  const phone = usePhone()
  const keeping = useMutation({
    networkMode: 'always',
    mutationFn: async (file: File) => {
      if (file.size > maxUploadBytes) throw new RangeError(tooLargeText)
      return phone?.keepFile(file)
    },
    onSuccess: (id) => onChange(id ?? null),
  })
  const name = typeof value === 'string' ? (phone?.nameOfFile(value) ?? null) : null
  const wrong = keeping.error instanceof RangeError ? keeping.error.message : '本机存不下这个文件。'
  return (
    <FieldFrame field={field} path={path}>
      <label className="button outlined">
        {name === null ? '拍照、选择文件' : '换一件'}
        <input
          type="file"
          className="visually-hidden"
          capture="environment"
          onChange={({ target }) => {
            const [taken] = target.files ?? []
            if (taken) keeping.mutate(taken)
            target.value = ''
          }}
        />
      </label>
      {keeping.error && (
        <p className="field-message" role="alert">
          <Icon name="warning" />
          {wrong}
        </p>
      )}
      {name !== null && (
        <p className="ok above-6">
          <Icon name="tick" /> {name}，已存在本机
        </p>
      )}
    </FieldFrame>
  )
}

function Uploading({ field, path, value, onChange }: FieldProps) {
  const { caseId } = useForm()
  const sending = useMutation({
    mutationFn: (file: File) => upload(caseId ?? '', file),
    onSuccess: ({ id }) => onChange(id),
  })
  const [refused, setRefused] = useState<string | null>(null)
  // This is checked before sending, so that nobody waits for two gigabytes to learn that the file is refused.
  const choose = (file: File) => {
    const tooLarge = file.size > maxUploadBytes
    setRefused(tooLarge ? `“${file.name}”有 ${sizeText(file.size)}。${tooLargeText}` : null)
    if (!tooLarge) sending.mutate(file)
  }
  const wrong = refused ?? (sending.error ? messageOf(sending.error) : null)
  return (
    <FieldFrame field={field} path={path}>
      <Chooser onChoose={choose} busy={sending.isPending} />
      {wrong && (
        <p className="field-message" role="alert">
          <Icon name="warning" />
          {wrong}
        </p>
      )}
      {sending.data && value === sending.data.id && (
        <p className="ok above-6">
          <Icon name="tick" /> {sending.data.originalName}，{sizeText(sending.data.bytes)}，
          {sending.data.pages !== undefined && `${sending.data.pages} 页，`}指纹{' '}
          <span className="mono">{shortHash(sending.data.sha256)}</span>
        </p>
      )}
      {!sending.data && typeof value === 'string' && value !== '' && (
        <p className="ok above-6">
          <Icon name="tick" /> 文件已上传
        </p>
      )}
    </FieldFrame>
  )
}

function Chooser({ onChoose, busy }: { onChoose: (file: File) => void; busy: boolean }) {
  const { id, describedBy, invalid } = useFieldIds()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const choose = (files: FileList | null) => {
    const [file] = files ?? []
    if (file) onChoose(file)
  }
  return (
    <div
      className={`drop-place${over ? ' over' : ''}`}
      aria-invalid={invalid || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        choose(event.dataTransfer.files)
      }}
    >
      <input
        ref={input}
        id={id}
        type="file"
        className="visually-hidden"
        aria-describedby={describedBy}
        onChange={(event) => {
          choose(event.target.files)
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <Button look="outlined" busy={busy} onPress={() => input.current?.click()}>
        选择文件
      </Button>
      <span className="sub">{busy ? '正在上传，请不要关闭这一页' : '或者拖到这里'}</span>
    </div>
  )
}
