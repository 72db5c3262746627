import { useQueries } from '@tanstack/react-query'
import type { ArticleStepBody, ArticleView } from '@zhaofa/contract'
import {
  openFindings,
  type FileFinding as Finding,
} from '@zhaofa/domain/disclosure/articles/file-findings.ts'
import { fileLookQuery } from '../../api/articles.ts'

/** One finding in an attachment, and what the checker says of it. */
export type FileFinding = Finding & { readonly name: string }
export type Judgement = { public: boolean; why: string }
export type Judgements = Readonly<Record<string, Judgement>>

export const findingKey = ({ sha256, text, reason }: FileFinding) => `${sha256} ${text} ${reason}`

/** What the check has to decide in the attachments; null while they are being looked through. */
export function useFileFindings({ id, files, checking }: ArticleView): FileFinding[] | null {
  return useQueries({
    queries: checking ? files.map(({ sha256 }) => fileLookQuery(id, sha256)) : [],
    combine: (looks) =>
      looks.some(({ data }) => !data)
        ? null
        : looks.flatMap(({ data }, i) => {
            const file = files[i]
            if (!data || !file) return []
            return data.findings.map((each) => ({ ...each, sha256: file.sha256, name: file.name }))
          }),
  })
}

/** What is sent: the reasons of what stays, or the words that send the article back. */
export function judged(findings: readonly FileFinding[], judgements: Judgements) {
  const of = (finding: FileFinding) => judgements[findingKey(finding)]
  const wrong = findings.filter((finding) => of(finding)?.public === false)
  const kept: NonNullable<ArticleStepBody['kept']> = findings.flatMap((finding) => {
    const judgement = of(finding)
    const { sha256, text, reason } = finding
    return judgement?.public ? [{ sha256, text, reason, kept: judgement.why.trim() }] : []
  })
  const back = wrong.map(
    ({ name, text, reason }) => `附件“${name}”${text && `里“${text}”`}不应公开（${reason}）`,
  )
  const open = openFindings(findings, kept).length - wrong.length
  return { open, kept, back: back.join('；') }
}
