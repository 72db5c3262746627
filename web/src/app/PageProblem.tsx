import { Link, useRouter } from '@tanstack/react-router'
import { messageOf, NetworkDown, Problem } from '../api/problem.ts'
import { Button } from '../ui/Button.tsx'
import { Empty } from '../ui/Empty.tsx'

/** A page that could not be read: the server's own sentence, and what to do. */
export function PageProblem({ error, reset }: { error: unknown; reset?: () => void }) {
  const router = useRouter()
  const reference = error instanceof Problem ? error.reference : null
  if (!(error instanceof Problem)) console.error(error)
  return (
    <div className="page">
      <div className="card">
        <Empty
          title={messageOf(error)}
          heading="h1"
          actions={
            <>
              <Button
                onPress={() => {
                  reset?.()
                  void router.invalidate()
                }}
              >
                再试一次
              </Button>
              <Link to="/work" className="button outlined">
                回到我的工作
              </Link>
              {error instanceof NetworkDown && (
                <Link to="/visits" className="button outlined">
                  带到本机的检查
                </Link>
              )}
            </>
          }
        >
          {reference && (
            <>
              仍不行，把编号告诉管理员：<span className="mono">{reference}</span>
            </>
          )}
        </Empty>
      </div>
    </div>
  )
}
