import { useQueries } from '@tanstack/react-query'
import type { ArticleStepBody, ArticleView } from '@zhaofa/contract'
import {
  distinctFindings,
  findingKey,
  openFindings,
  type ArticleFinding,
} from '@zhaofa/domain/publicity/articles/article-findings.ts'
import { fileLookQuery } from '../../api/articles.ts'

/** One finding in the text or an attachment, and what the checker says of it. */
export type NamedFinding = ArticleFinding & { readonly name: string }
type Judgement = { public: boolean; why: string }
export type Judgements = Readonly<Record<string, Judgement>>

/** What the check has to decide; null while the attachments are being looked through. */
export function useFindings(article: ArticleView): NamedFinding[] | null {
  const { id, files, checking } = article
  return useQueries({
    queries: checking ? files.map(({ sha256 }) => fileLookQuery(id, sha256)) : [],
    combine: (looks) =>
      looks.some(({ data }) => !data)
        ? null
        : distinctFindings<NamedFinding>([
            ...(checking ? article.findings : []).map((each) => ({
              ...each,
              sha256: null,
              name: '正文',
            })),
            ...looks.flatMap(({ data }, i) => {
              const { sha256, name } = files[i] ?? { sha256: null, name: '' }
              return (data?.findings ?? []).map((each) => ({
                ...each,
                sha256,
                name: `附件 ${name}`,
              }))
            }),
          ]),
  })
}

/** What is sent: the reasons of what stays, or the words that send the article back. */
export function judged(findings: readonly NamedFinding[], judgements: Judgements) {
  const of = (finding: NamedFinding) => judgements[findingKey(finding)]
  const wrong = findings.filter((finding) => of(finding)?.public === false)
  const kept: NonNullable<ArticleStepBody['kept']> = findings.flatMap((finding) => {
    const judgement = of(finding)
    const { sha256, text, reason } = finding
    return judgement?.public ? [{ sha256, text, reason, kept: judgement.why.trim() }] : []
  })
  const back = wrong.map(
    ({ name, text, reason }) => `${name}${text && `里“${text}”`}不应公开（${reason}）`,
  )
  const open = openFindings(findings, kept).length - wrong.length
  return { open, kept, back: back.join('；') }
}
