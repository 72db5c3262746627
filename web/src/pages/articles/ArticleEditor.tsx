import type { ArticleUpload } from '@zhaofa/contract'
import {
  articleColumns,
  articleLimits,
  type ArticleColumn,
} from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { useState, type ReactNode } from 'react'
import { sizeText } from '../../case/CaseFiles.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { ArticleText } from './ArticleText.tsx'
import { FileButton, ReadingNotes } from './ReadFile.tsx'
import type { WrittenDraft } from './written.ts'

type Props = {
  written: WrittenDraft
  onChange: (written: WrittenDraft) => void
  /** What the server said is wrong, by field. */
  problems: ReadonlyMap<string, string>
}

/** 写和看: the fields of an article, and the page they make. */
export function ArticleEditor({ written, onChange, problems }: Props) {
  const [tab, setTab] = useState<'write' | 'read'>('write')
  return (
    <section className="card article-editor" aria-label="内容">
      <div className="card-head">
        <h2>内容</h2>
        <span className="spacer" />
        <div className="segments" role="group" aria-label="编写或预览">
          <button type="button" aria-pressed={tab === 'write'} onClick={() => setTab('write')}>
            编写
          </button>
          <button type="button" aria-pressed={tab === 'read'} onClick={() => setTab('read')}>
            预览
          </button>
        </div>
      </div>
      <div className="card-body">
        {tab === 'read' ? (
          <ArticleText title={written.title} text={written.text} />
        ) : (
          <Fields written={written} onChange={onChange} problems={problems} />
        )}
      </div>
    </section>
  )
}

function Fields({ written, onChange, problems }: Props) {
  const [read, setRead] = useState<{ upload: ArticleUpload; before: WrittenDraft } | null>(null)
  const set = (changed: Partial<WrittenDraft>) => onChange({ ...written, ...changed })
  const takeIn = (upload: ArticleUpload) => {
    setRead({ upload, before: written })
    const { reading, file } = upload
    if (!reading) return
    const title = written.title || (reading.title ?? '')
    // A PDF stays, for readers who want the original; a Word file holds hidden data and is not attached.
    const own = file.mediaType === 'application/pdf' ? [upload] : []
    const files = [...own, ...reading.pictures].reduce<WrittenDraft['files']>(
      withFile,
      written.files,
    )
    onChange({ ...written, title, text: reading.text || written.text, files })
  }
  return (
    <>
      <div className="read-in">
        <FileButton title="从 Word 或者 PDF 读入" accept=".docx,.pdf" onUploaded={takeIn} />
        <span className="sub">标题、条款、表格读成干净的文字；样式、宏、批注不带入。</span>
      </div>
      {read && (
        <div className="after-buttons">
          <ReadingNotes upload={read.upload} />
          <Button look="quiet" size="small" onPress={() => onChange(read.before)}>
            恢复读入以前的内容
          </Button>
        </div>
      )}
      <div className="two-fields">
        <Field id="article-column" title="栏目" problem={problems.get('column')}>
          <select
            id="article-column"
            className="input"
            value={written.column}
            onChange={(event) => set({ column: event.target.value as ArticleColumn })}
          >
            {(Object.keys(articleColumns) as ArticleColumn[]).map((id) => (
              <option key={id} value={id}>
                {articleColumns[id]}
              </option>
            ))}
          </select>
        </Field>
        <Words written={written} name="datedOn" title="成文日期" set={set} problems={problems} />
      </div>
      <Words written={written} name="title" title="标题" set={set} problems={problems} />
      <Words written={written} name="source" title="来源" set={set} problems={problems} />
      <Field
        id="article-text"
        title="正文"
        hint="一行一段。一、（一）1. 和第几条自动成为标题和条目；- 开头是列表，| 甲 | 乙 | 是表格；![图上有什么](文件名) 是从 Word 读入的图片。"
        problem={problems.get('text')}
      >
        <textarea
          id="article-text"
          className="input"
          rows={22}
          maxLength={articleLimits.text}
          value={written.text}
          onChange={(event) => set({ text: event.target.value })}
        />
      </Field>
      <Files written={written} set={set} problem={problems.get('files')} />
    </>
  )
}

type FieldProps = {
  id: string
  title: string
  hint?: string
  optional?: boolean
  problem: string | undefined
  children: ReactNode
}

function Field({ id, title, hint, optional = false, problem, children }: FieldProps) {
  return (
    <div className="field">
      <label htmlFor={id}>
        {title}
        {optional && <span className="optional-mark">选填</span>}
      </label>
      {hint && <p className="sub">{hint}</p>}
      {children}
      {problem && (
        <p className="field-message" role="alert">
          <Icon name="warning" />
          {problem}
        </p>
      )}
    </div>
  )
}

type WordsProps = {
  written: WrittenDraft
  name: 'title' | 'source' | 'datedOn'
  title: string
  set: (changed: Partial<WrittenDraft>) => void
  problems: ReadonlyMap<string, string>
}

function Words({ written, name, title, set, problems }: WordsProps) {
  const id = `article-${name}`
  return (
    <Field id={id} title={title} optional={name === 'datedOn'} problem={problems.get(name)}>
      <input
        id={id}
        className="input"
        placeholder={name === 'datedOn' ? '2026-01-12' : undefined}
        maxLength={name === 'datedOn' ? 10 : articleLimits[name]}
        value={written[name]}
        aria-invalid={problems.has(name) || undefined}
        onChange={(event) => set({ [name]: event.target.value })}
      />
    </Field>
  )
}

function Files({
  written,
  set,
  problem,
}: {
  written: WrittenDraft
  set: (changed: Partial<WrittenDraft>) => void
  problem: string | undefined
}) {
  return (
    <Field
      id="article-files"
      title="附件"
      optional
      hint="PDF、Word（.docx）、Excel（.xlsx），每个不超过 30 MB。公开 Word 和 Excel 前请先删除批注、修订和作者信息。"
      problem={problem}
    >
      <ul className="file-lines" id="article-files">
        {written.files.map((file) => (
          <li key={file.key}>
            <Icon name="paper" /> {file.name} <span className="sub">{sizeText(file.bytes)}</span>
            <Button
              look="quiet"
              size="small"
              onPress={() => set({ files: written.files.filter(({ key }) => key !== file.key) })}
            >
              去掉<span className="visually-hidden">{file.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <FileButton
        title="添加附件"
        accept=".pdf,.docx,.xlsx"
        onUploaded={(upload) => set({ files: withFile(written.files, upload) })}
      />
    </Field>
  )
}

/** The same file twice is one attachment. */
function withFile(
  before: WrittenDraft['files'],
  { id, file }: Pick<ArticleUpload, 'id' | 'file'>,
): WrittenDraft['files'] {
  const others = before.filter(({ name, key }) => name !== file.name && key !== file.sha256)
  return [...others, { key: id, name: file.name, bytes: file.bytes }]
}
