import { Link } from '@tanstack/react-router'
import type { MyWork } from '@zhaofa/contract'
import { buttonClass } from '../../ui/Button.tsx'

/** 文章 in one's own work: to be checked, to be published, or sent back. */
export function ArticleTasks({ articles }: { articles: MyWork['articles'] }) {
  if (articles.length === 0) return null
  return (
    <section aria-label="文章">
      <div className="group-title">
        <h2>文章</h2>
        <span className="sub">{articles.length} 篇</span>
      </div>
      <ol className="card todo">
        {articles.map(({ id, title, doing, reason }) => (
          <li key={id}>
            <div className="due">
              <span className="sub">待办</span>
            </div>
            <div>
              <h3>
                <Link to="/articles/$articleId" params={{ articleId: id }}>
                  {title}
                </Link>
              </h3>
              <p className="sub">{reason}</p>
            </div>
            <Link
              to="/articles/$articleId"
              params={{ articleId: id }}
              className={buttonClass('outlined')}
            >
              {doing}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
