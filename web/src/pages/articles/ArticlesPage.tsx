import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ArticleDesk } from '@zhaofa/contract'
import { articleColumns } from '@zhaofa/domain/disclosure/articles/bureau-article.ts'
import { useState } from 'react'
import { articlesQuery } from '../../api/articles.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { chinaDay } from '../../ui/days.ts'
import { Empty } from '../../ui/Empty.tsx'
import { useTitle } from '../../ui/use-title.ts'

type Line = ArticleDesk['articles'][number]
type Show = 'todo' | 'way' | 'all'

/** 文章: 方案、制度、办法、通知公告, what waits for this person first. */
export function ArticlesPage() {
  useTitle('文章')
  const { data } = useSuspenseQuery(articlesQuery)
  const [show, setShow] = useState<Show>('all')
  const groups: Record<Show, Line[]> = {
    todo: data.articles.filter(({ waiting }) => waiting?.mine),
    way: data.articles.filter(({ waiting }) => waiting),
    all: data.articles,
  }
  const titles = { todo: '要办', way: '办理中', all: '全部' } as const
  return (
    <>
      <div className="page-title">
        <h1>文章</h1>
        <span className="sub">方案、制度、办法、通知公告</span>
        <span className="spacer" />
        <div className="segments" role="group" aria-label="筛选">
          {(Object.keys(titles) as Show[]).map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={show === each}
              onClick={() => setShow(each)}
            >
              {titles[each]} {groups[each].length}
            </button>
          ))}
        </div>
        <a className={buttonClass('outlined')} href="/booklet.pdf" target="_blank" rel="noopener">
          制度汇编 PDF
        </a>
        {data.mayWrite && (
          <Link to="/articles/new" className={buttonClass('filled')}>
            写一篇
          </Link>
        )}
      </div>
      <section className="card" aria-label="文章">
        {groups[show].length === 0 ? (
          <Empty title={show === 'all' ? '还没有文章' : '没有要办的文章'}>
            {data.mayWrite
              ? '点“写一篇”起草，或者从 Word、PDF 读入。'
              : '轮到您办的文章会出现在这里。'}
          </Empty>
        ) : (
          <ul className="case-list">
            {groups[show].map((line) => (
              <ArticleLine key={line.id} line={line} />
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function ArticleLine({ line }: { line: Line }) {
  const { id, title, column, source, changedAt, published, waiting, withdrawn } = line
  return (
    <li>
      <div>
        <h3>
          <Link to="/articles/$articleId" params={{ articleId: id }}>
            {title}
          </Link>
        </h3>
        <p>
          {articleColumns[column]}
          <i className="bar-between" />
          {source}
          <i className="bar-between" />
          {chinaDay(changedAt)} 办理
        </p>
      </div>
      <div>
        {waiting ? (
          <span className={`tag ${waiting.mine ? 'amber' : 'blue'}`}>待{waiting.step}</span>
        ) : (
          <span className={`tag ${withdrawn ? '' : 'green'}`}>
            {withdrawn ? '已撤下' : '已公布'}
          </span>
        )}
        <p className="sub">
          {published
            ? `第 ${published.version} 版，${published.on}`
            : withdrawn
              ? ''
              : '还没有公布'}
        </p>
      </div>
    </li>
  )
}
