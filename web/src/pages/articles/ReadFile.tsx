import { useMutation } from '@tanstack/react-query'
import type { ArticleUpload } from '@zhaofa/contract'
import { useRef } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { uploadArticleFile } from '../../api/articles.ts'
import { Button } from '../../ui/Button.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'

const maxFileBytes = 30 * 1024 ** 2

/** Chooses one file and sends it; what came of it is the caller's to use. */
export function FileButton({
  title,
  accept,
  onUploaded,
}: {
  title: string
  accept: string
  onUploaded: (upload: ArticleUpload) => void
}) {
  const input = useRef<HTMLInputElement>(null)
  const sending = useMutation({
    mutationFn: (file: File) => {
      if (file.size > maxFileBytes) throw new Error(`“${file.name}”超过 30 MB，没有上传。`)
      return uploadArticleFile(file)
    },
    onSuccess: onUploaded,
  })
  return (
    <>
      <input
        ref={input}
        type="file"
        className="visually-hidden"
        tabIndex={-1}
        aria-label={title}
        accept={accept}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) sending.mutate(file)
          // The same file may be chosen again after it was mended.
          event.target.value = ''
        }}
      />
      <Button
        look="outlined"
        size="small"
        busy={sending.isPending}
        onPress={() => input.current?.click()}
      >
        {title}
      </Button>
      {sending.error && (
        <div className="after-buttons">
          <FaultBar fault={sending.error} />
        </div>
      )}
    </>
  )
}

/** What the reading of a file left out, or why nothing could be read. */
export function ReadingNotes({ upload }: { upload: ArticleUpload }) {
  const { file, reading } = upload
  if (!reading) return null
  const empty = reading.text === ''
  return (
    <MessageBar tone={empty ? 'amber' : 'green'}>
      {empty ? `“${file.name}”没有读入。` : `已从“${file.name}”读入正文，请核对。`}
      {reading.notes.map((note) => (
        <span key={note} className="own-line">
          {note}。
        </span>
      ))}
    </MessageBar>
  )
}
