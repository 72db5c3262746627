import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { ArticleView } from '@zhaofa/contract'
import { articleColumns } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { useState } from 'react'
import { articleQuery, fileLookQuery } from '../../api/articles.ts'
import { sizeText } from '../../case/CaseFiles.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChainCard } from '../../law/ChainCard.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ArticleActions } from './ArticleActions.tsx'
import { ArticleText } from './ArticleText.tsx'
import { ArticleWriting } from './WritePage.tsx'
import { writtenOf } from './written.ts'

/** One article: to be read and judged, or written on. */
export function ArticlePage() {
  const { articleId } = useParams({ from: '/office/articles/$articleId' })
  const { data: article } = useSuspenseQuery(articleQuery(articleId))
  useTitle(article.title)
  return <ArticleDesk key={`${articleId} ${article.version}`} article={article} />
}

function ArticleDesk({ article }: { article: ArticleView }) {
  const [writing, setWriting] = useState(article.returned && article.mayWrite)
  const { id, title, column, source, version, versions, next, returned, history } = article
  const newest = versions[0]
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/articles">文章</Link>
        </li>
        <li>{title}</li>
      </ol>
      <div className="page-title">
        <h1>{title}</h1>
        <span className={`tag ${newest ? 'green' : ''}`}>
          {newest
            ? `第 ${newest.version} 版，${newest.on} 公布`
            : article.withdrawn
              ? '已撤下'
              : '还没有公布'}
        </span>
        <span className="sub">
          {articleColumns[column]}，{source}
        </span>
        <span className="spacer" />
        {article.mayWrite && (
          <Button look="outlined" onPress={() => setWriting(!writing)}>
            {writing ? '不改了' : next ? '修改' : '写下一版'}
          </Button>
        )}
        {newest && (
          <a className="button outlined" href={`/articles/${id}`} target="_blank" rel="noopener">
            看公开的页面
          </a>
        )}
      </div>
      {returned && <MessageBar tone="amber">已退回：{history.at(-1)?.opinion}</MessageBar>}
      {writing ? (
        <ArticleWriting draftName={`article ${id}`} start={writtenOf(article)} version={version} />
      ) : (
        <div className="publicity">
          <div>
            <Findings article={article} />
            <Changes article={article} />
            <section className="card" aria-label="正文">
              <div className="card-body">
                <ArticleText title={title} text={article.text} />
                <Attachments article={article} />
              </div>
            </section>
          </div>
          <aside className="rail" aria-label="办理">
            <ArticleActions article={article} />
            <Chain article={article} />
          </aside>
        </div>
      )}
    </>
  )
}

/** Places that read like private data: the checker decides, the machine only points. */
function Findings({ article: { findings } }: { article: ArticleView }) {
  if (findings.length === 0) return null
  return (
    <div className="below-12">
      <MessageBar tone="amber">
        <b>有 {findings.length} 处可能不应公开，请核对：</b>
        {findings.map(({ text, reason }, i) => (
          <span key={i} className="own-line">
            {text && `“${text}”：`}
            {reason}
          </span>
        ))}
      </MessageBar>
    </div>
  )
}

/** What this text changes of the one that is published. */
function Changes({ article: { difference } }: { article: ArticleView }) {
  if (difference.length === 0) return null
  return (
    <section className="card below-12" aria-label="与已公布的不同">
      <div className="card-head">
        <h2>与已公布的不同</h2>
        <span className="sub">{difference.length} 处</span>
      </div>
      <div className="card-body">
        <ul className="checks">
          {difference.map(({ kind, text, under }, i) => (
            <li key={i}>
              <span className={`tag ${kind === 'new' ? 'green' : 'red'}`}>
                {kind === 'new' ? '新增' : '删去'}
              </span>{' '}
              <span>
                {under && <span className="sub">{under}　</span>}
                {text}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}

function Attachments({ article: { id, files, next } }: { article: ArticleView }) {
  if (files.length === 0) return null
  return (
    <>
      <h3>附件</h3>
      <ul className="file-lines">
        {files.map(({ name, sha256, bytes }) => (
          <li key={sha256}>
            <Icon name="paper" />{' '}
            <a href={`/api/articles/${id}/files/${sha256}`} download={name}>
              {name}
            </a>{' '}
            <span className="sub">{sizeText(bytes)}</span>
            {next && <FileLook id={id} sha256={sha256} />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What a machine found in the file, while somebody has to judge it. */
function FileLook({ id, sha256 }: { id: string; sha256: string }) {
  const { data } = useQuery(fileLookQuery(id, sha256))
  if (!data) return <span className="sub">正在检查…</span>
  const { places, findings } = data
  if (findings.length === 0) return <span className="sub ok">查了 {places} 处，没有发现</span>
  return (
    <ul className="checks file-findings">
      {findings.map(({ text, reason }, i) => (
        <li key={i}>
          <span className="tag amber">请核对</span>{' '}
          <span>
            {text && `“${text}”：`}
            {reason}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Chain({ article }: { article: ArticleView }) {
  const { chain, taken, history, versions, id } = article
  return (
    <>
      <ChainCard chain={chain} taken={taken} history={history.toReversed()} />
      {versions.length > 0 && (
        <section className="card above-12" aria-label="版本">
          <div className="card-head">
            <h2>版本</h2>
          </div>
          <div className="card-body">
            <ul className="history">
              {versions.map(({ version, on, reason }) => (
                <li key={version}>
                  <a href={`/articles/${id}?version=${version}`} target="_blank" rel="noopener">
                    第 {version} 版
                  </a>
                  <p className="sub">
                    {on}，{reason}
                  </p>
                </li>
              ))}
            </ul>
          </div>
        </section>
      )}
    </>
  )
}
