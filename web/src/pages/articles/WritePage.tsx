import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FaultBar } from '../../law/FaultBar.tsx'
import { articlesQuery, collectArticle } from '../../api/articles.ts'
import { Problem } from '../../api/problem.ts'
import { readAllAgain } from '../../api/query-client.ts'
import { showToast } from '../../ui/toast.tsx'
import { useSession } from '../../app/use-session.ts'
import { findDraft } from '../../forms/draft-store.ts'
import { useDraft } from '../../forms/use-draft.ts'
import { Button } from '../../ui/Button.tsx'
import { chinaSeconds } from '../../ui/days.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MessageBar } from '../../ui/MessageBar.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { ArticleEditor } from './ArticleEditor.tsx'
import { emptyArticle, readDraft, type WrittenDraft } from './written.ts'

/** 写一篇: a new article. */
export function NewArticlePage() {
  useTitle('写一篇')
  const { data } = useSuspenseQuery(articlesQuery())
  // Chosen before anything is sent, so that sending it twice makes one article.
  const [id] = useState(() => crypto.randomUUID())
  return (
    <>
      <ol className="crumbs">
        <li>
          <Link to="/articles">文章</Link>
        </li>
        <li>写一篇</li>
      </ol>
      <div className="page-title">
        <h1>写一篇</h1>
        <span className="sub">方案、制度、办法、通知公告</span>
      </div>
      {data.mayWrite ? (
        <ArticleWriting draftName="article" start={emptyArticle(id)} version={0} />
      ) : (
        <MessageBar tone="amber">采集由公示采集人员办理。</MessageBar>
      )}
    </>
  )
}

type Props = {
  /** Under which name this machine keeps what is typed. */
  draftName: string
  start: WrittenDraft
  /** The version of the article that was opened; 0 for a new article. */
  version: number
}

/** The editor with its draft, and the way to the checker. */
export function ArticleWriting({ draftName, start, version }: Props) {
  const { account } = useSession()
  const key = { account, caseId: null, act: draftName }
  const [found] = useState(() => {
    const draft = findDraft(key)
    const words = readDraft(draft?.values)
    return draft && words ? { words, fresh: draft.version === version } : null
  })
  const kept = found?.fresh ? found.words : null
  // Written on a text that others changed since: kept, and taken only when asked for.
  const [older, setOlder] = useState(found && !found.fresh ? found.words : null)
  const [written, setWritten] = useState<WrittenDraft>(kept ?? start)
  const values = useKept(written)
  const draft = useDraft(key, version, values, { changed: written !== start })
  const sending = useSending(written, version, draft.forget)
  const problems = new Map(
    sending.error instanceof Problem
      ? sending.error.fields.map(({ field, message }) => [field, message])
      : [],
  )
  const startAgain = () => {
    draft.forget()
    setWritten(start)
  }
  return (
    <div className="publicity" onBlur={draft.flush}>
      <div>
        {kept && written !== start && (
          <MessageBar tone="blue">
            这是您上次没有送出的草稿。
            <Button look="quiet" size="small" onPress={startAgain}>
              不要草稿，从头写
            </Button>
          </MessageBar>
        )}
        {older && (
          <MessageBar tone="amber">
            您有一份没有送出的草稿，写它的时候这篇文章还是以前的样子。
            <Button
              look="quiet"
              size="small"
              onPress={() => {
                setWritten({ ...older, id: start.id })
                setOlder(null)
              }}
            >
              换成我的草稿
            </Button>
          </MessageBar>
        )}
        <ArticleEditor written={written} onChange={setWritten} problems={problems} />
      </div>
      <aside className="rail" aria-label="办理">
        <section className="card">
          <div className="card-head">
            <h2>采集送审</h2>
          </div>
          <div className="card-body">
            <div className="field">
              <label htmlFor="article-reason">公布或者修改的理由</label>
              <textarea
                id="article-reason"
                className="input"
                maxLength={500}
                value={written.reason}
                onChange={(event) => setWritten({ ...written, reason: event.target.value })}
              />
            </div>
            <p className="sub">送审后由审核人员核对，再由发布人员发布；同一人不得办两步。</p>
            {sending.error && (
              <FaultBar fault={sending.error}>{problems.size === 0 && '您写的都在。'}</FaultBar>
            )}
            <Button
              size="large"
              wide
              busy={sending.isPending}
              blocked={missingIn(written)}
              onPress={() => {
                draft.flush()
                sending.mutate()
              }}
            >
              采集送审
            </Button>
            {draft.saved.at && (
              <p className="sub ok" aria-live="polite">
                <Icon name="tick" /> 草稿已存在本机 {chinaSeconds(draft.saved.at)}
              </p>
            )}
          </div>
        </section>
      </aside>
    </div>
  )
}

/** The same object while nothing is typed, so that nothing is saved twice. */
function useKept(written: WrittenDraft): Record<string, unknown> {
  const [values, setValues] = useState<{ written: WrittenDraft }>({ written })
  if (values.written !== written) setValues({ written })
  return values
}

function useSending(written: WrittenDraft, version: number, forget: () => void) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { id, datedOn, files, ...rest } = written
  return useMutation({
    mutationFn: () =>
      collectArticle(id, {
        ...rest,
        version,
        datedOn: datedOn === '' ? null : datedOn,
        files: files.map(({ key }) => key),
      }),
    onSuccess: async ({ message }) => {
      forget()
      showToast(message, `/articles/${id}`)
      await readAllAgain(queries)
      await navigate({ to: '/articles/$articleId', params: { articleId: id } })
    },
  })
}

function missingIn({ title, source, text, reason }: WrittenDraft): string | undefined {
  if (title.trim() === '') return '还没有写标题'
  if (source.trim() === '') return '还没有写来源'
  if (text.trim() === '') return '还没有写正文'
  return reason.trim() === '' ? '还没有写理由' : undefined
}
