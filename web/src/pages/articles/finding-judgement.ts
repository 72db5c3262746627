import { useQueries } from '@tanstack/react-query'
import type { ArticleStepBody, ArticleView } from '@zhaofa/contract'
import {
  distinctFindings,
  findingKey,
  openFindings,
  type ArticleFinding,
} from '@zhaofa/domain/publicity/articles/article-findings.ts'
import { fileLookQuery } from '../../api/articles.ts'
import { keys } from '../../app/keys.ts'

/** One finding in the text or an attachment, and what the checker says of it. */
export type NamedFinding = ArticleFinding & { readonly name: string }
type Judgement = { public: boolean; why: string }
export type Judgements = Readonly<Record<string, Judgement>>

/** Usual reasons why words that were found may be public. */
export const reasonsOfWords: readonly string[] = [
  '不是个人信息',
  '单位的公开信息',
  '本机关工作人员履行职责的信息',
  '本人同意公开',
]
const reasonsOfUnread: readonly string[] = ['已经打开逐页核对，没有不应公开的内容']

/** What no machine could look into has no words. */
export const usualReasons = (text: string): readonly string[] =>
  text === '' ? reasonsOfUnread : reasonsOfWords

/** What a key decides of a finding: 0 sends it back, the number of a usual reason keeps it; null for other keys. */
export function judgementOfKey({ text }: NamedFinding, key: string): Judgement | null {
  if (key === keys.notPublic.key) return { public: false, why: '' }
  const why = usualReasons(text)[Number(key) - Number(keys.mayBePublic.key)]
  return why === undefined ? null : { public: true, why }
}

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
