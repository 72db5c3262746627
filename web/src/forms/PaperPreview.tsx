import type { Preview } from '@zhaofa/contract'
import { Modal } from 'antd'
import { useState } from 'react'
import { Button } from '../ui/Button.tsx'

type Paper = Pick<Preview['papers'][number], 'type' | 'title' | 'pages'>
type Props = {
  papers: readonly Paper[]
  title?: string
  note?: string
  busy?: boolean
  /** Said in the place of the paper while it cannot be drawn yet. */
  waiting?: string | undefined
}

/** The paper beside the form, as it would be printed now. Drafts carry their watermark. */
export function PaperPreview({ papers, title = '文书预览', note, busy, waiting }: Props) {
  const [at, setAt] = useState(0)
  const [large, setLarge] = useState(false)
  const paper = papers[Math.min(at, papers.length - 1)]
  return (
    <section className="paper-desk" aria-label={title}>
      <div className="card-head">
        <h2>{title}</h2>
        {note && <span className="tag blue">{note}</span>}
        <span className="spacer" />
        {busy && <span className="sub">正在更新…</span>}
        {paper && paper.pages.length > 0 && (
          <Button look="quiet" size="small" onPress={() => setLarge(true)}>
            放大
          </Button>
        )}
      </div>
      {papers.length > 1 && (
        <div className="plain-tabs" role="tablist" aria-label="文书">
          {papers.map(({ type, title }, index) => (
            <button
              key={type + index}
              type="button"
              role="tab"
              aria-selected={index === at}
              onClick={() => setAt(index)}
            >
              {title}
            </button>
          ))}
        </div>
      )}
      <div className="sheets" tabIndex={0} role="region" aria-label={paper?.title ?? '文书'}>
        {paper ? (
          <Sheets paper={paper} />
        ) : (
          <p className="page-number">{busy ? '正在制作' : (waiting ?? '没有文书')}</p>
        )}
      </div>
      <Modal
        open={large}
        onCancel={() => setLarge(false)}
        footer={null}
        width={1000}
        className="paper-window"
        title={paper?.title}
        destroyOnHidden
      >
        {paper && (
          <div className="paper-desk large">
            <Sheets paper={paper} />
          </div>
        )}
      </Modal>
    </section>
  )
}

function Sheets({ paper }: { paper: Paper }) {
  return paper.pages.map((page, index) => (
    <div key={index}>
      <div className="sheet-of-paper">
        <img
          src={sourceOf(page)}
          alt={`${paper.title}，第 ${index + 1} 页，共 ${paper.pages.length} 页`}
        />
      </div>
      <p className="page-number">
        第 {index + 1} 页，共 {paper.pages.length} 页
      </p>
    </div>
  ))
}

/** A page shown as an image cannot run anything that was typed into it. */
function sourceOf(page: string): string {
  return page.startsWith('<')
    ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(page)}`
    : page
}
