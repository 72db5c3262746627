import {
  articleBlocks,
  type ArticleBlock,
} from '@zhaofa/domain/publicity/articles/article-blocks.ts'
import { useMemo } from 'react'
import { Empty } from '../../ui/Empty.tsx'

/** The text as readers get it: the same reading of headings and clauses as on the portal. */
export function ArticleText({ title, text }: { title: string; text: string }) {
  const blocks = useMemo(() => articleBlocks(text), [text])
  return (
    <div className="article-text">
      {title && <h2 className="article-title">{title}</h2>}
      {blocks.length === 0 ? (
        <Empty title="还没有正文">写下正文，就在这里看到读者看到的样子。</Empty>
      ) : (
        blocks.map((block, i) => <Block key={i} block={block} />)
      )}
    </div>
  )
}

function Block({ block }: { block: ArticleBlock }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h3>{block.text}</h3> : <h4>{block.text}</h4>
    case 'clause':
      return (
        <p>
          <b>
            {block.mark}
            {block.title}
          </b>
          {block.mark.startsWith('第') && '　'}
          {block.text}
        </p>
      )
    case 'paragraph':
      return <p>{block.text}</p>
    case 'signature':
      return <p className="sign">{block.text}</p>
    case 'list':
      return (
        <ul>
          {block.items.map((item, i) => (
            <li key={i}>{item}</li>
          ))}
        </ul>
      )
    case 'picture':
      return (
        <p className={block.alt === '' ? 'bad' : undefined}>
          〔图：{block.alt || '还没有替代文字'}〕
        </p>
      )
    case 'table':
      return <Table rows={block.rows} />
  }
}

function Table({ rows: [head = [], ...rows] }: { rows: readonly (readonly string[])[] }) {
  return (
    <div className="rows-scroll" tabIndex={0} role="region" aria-label="表格">
      <table className="rows-table">
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={i} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
