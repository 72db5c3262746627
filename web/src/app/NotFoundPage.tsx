import { Link } from '@tanstack/react-router'
import { Empty } from '../ui/Empty.tsx'

export function NotFoundPage() {
  return (
    <main className="page">
      <div className="card">
        <Empty
          title="没有这一页"
          heading="h1"
          actions={
            <>
              <Link to="/work" className="button">
                回到我的工作
              </Link>
              <Link to="/cases" className="button outlined">
                按文号、当事人查案件
              </Link>
            </>
          }
        >
          网址可能抄错了，或者页面已经移走。
        </Empty>
      </div>
    </main>
  )
}
