import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ArticleDesk } from '@zhaofa/contract'
import { articleColumns } from '@zhaofa/domain/publicity/articles/bureau-article.ts'
import { articlesQuery } from '../../api/articles.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { chinaDay } from '../../ui/days.ts'
import { GroupedListPage } from '../../ui/GroupedListPage.tsx'
import { LeftOut } from '../../ui/LeftOut.tsx'
import { useShown } from '../../ui/use-shown.ts'

type Line = ArticleDesk['articles'][number]

/** 文章: 方案、制度、办法、通知公告, what waits for this person first. */
export function ArticlesPage() {
  const newest = useShown(200, 200)
  const { data } = useSuspenseQuery(articlesQuery(newest.shown))
  return (
    <GroupedListPage
      title="文章"
      about="方案、制度、办法、通知公告"
      groups={[
        { title: '全部', rows: data.articles },
        { title: '要办', rows: data.articles.filter(({ waiting }) => waiting?.mine) },
        { title: '办理中', rows: data.articles.filter(({ waiting }) => waiting) },
      ]}
      actions={<Actions mayWrite={data.mayWrite} />}
      empty={{
        title: data.articles.length === 0 ? '还没有文章' : '没有要办的文章',
        words: data.mayWrite
          ? '点“写一篇”起草，或者从 Word、PDF 读入。'
          : '待您办理的文章列在这里。',
      }}
      foot={<LeftOut left={data.left} what="篇较早的文章" shown={newest} />}
      line={(line) => <ArticleLine key={line.id} line={line} />}
    />
  )
}

function Actions({ mayWrite }: { mayWrite: boolean }) {
  return (
    <>
      <a className={buttonClass('outlined')} href="/booklet.pdf" target="_blank" rel="noopener">
        制度汇编 PDF
      </a>
      {mayWrite && (
        <Link to="/articles/new" className={buttonClass('filled')}>
          写一篇
        </Link>
      )}
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
