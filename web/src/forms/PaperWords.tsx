import type { Block, Paper } from '@zhaofa/domain/paper/paper.ts'

/** The words of a paper that is not set yet, to be read over on a phone before somebody signs. */
export function PaperWords({ paper }: { paper: Paper }) {
  return (
    <article className="paper-words" aria-label={paper.title} tabIndex={0}>
      <h3>{paper.title}</h3>
      {paper.blocks.map((block, i) => (
        <Words key={i} block={block} />
      ))}
      <p className="sub">
        以上是全文。回到网络后按这些内容制成文书{paper.numbered ? '' : '，内容不同的，签名不算'}。
      </p>
    </article>
  )
}

function Words({ block }: { block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <p>{block.spans.map(({ text }) => text).join('')}</p>
    case 'heading':
      return <h4>{block.text}</h4>
    case 'facts':
      return (
        <dl>
          {block.rows.map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )
    case 'table':
      return (
        <ul>
          {block.rows.map((row, i) => (
            <li key={i}>
              {row
                .map((cell, at) => `${block.columns[at]?.title ?? ''}：${cell}`)
                .filter((cell) => !cell.endsWith('：'))
                .join('，')}
            </li>
          ))}
        </ul>
      )
    case 'questions':
      return (
        <>
          {block.exchanges.map(({ question, answer }, i) => (
            <p key={i}>
              问：{question}
              <br />
              答：{answer}
            </p>
          ))}
        </>
      )
    case 'items':
      return (
        <ol>
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ol>
      )
    case 'opinion':
      return (
        <p>
          {block.title}：{block.text}
        </p>
      )
    case 'handwriting':
      return <p className="sub">{block.hint}</p>
    case 'drawn':
      return <p>{block.name}（已签名）</p>
    case 'lines':
      return null
    case 'blank-rest':
      return <p>（以下空白）</p>
  }
}
