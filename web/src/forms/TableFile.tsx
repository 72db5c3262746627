import { useRef } from 'react'
import { Button } from '../ui/Button.tsx'

type Props = {
  busy: boolean
  /** Of the file that is read now, or was last. */
  name: string | undefined
  /** What is taken, and how much of it. */
  note: string
  onChoose: (file: File) => void
}

/** A button that takes a table file: XLSX, CSV, or text with tabs. */
export function TableFile({ busy, name, note, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className="field">
      <input
        ref={input}
        type="file"
        accept=".xlsx,.csv,.txt,.tsv"
        aria-label="表格文件"
        hidden
        onChange={({ target }) => {
          const [file] = target.files ?? []
          if (file) onChoose(file)
          // The same file, mended, may be chosen again.
          target.value = ''
        }}
      />
      <Button look="outlined" wide busy={busy} onPress={() => input.current?.click()}>
        {name ? `换一个文件（现在是 ${name}）` : '选择表格文件'}
      </Button>
      <small>{note}</small>
    </div>
  )
}
