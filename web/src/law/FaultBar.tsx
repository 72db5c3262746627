import type { ReactNode } from 'react'
import { messageOf, Problem } from '../api/problem.ts'
import { MessageBar } from '../ui/MessageBar.tsx'
import { LawLinks } from './LawLink.tsx'
import { opensText, uniqueBasis } from './refusal-words.ts'

/**
 * What became of something that was not done: the sentence, what it rests on, when it opens, and the
 * number to tell where it is our own mistake. `children` say what stays of what was typed.
 */
export function FaultBar({ fault, children }: { fault: Error; children?: ReactNode }) {
  const problem = fault instanceof Problem ? fault : null
  const refusals = problem?.refusals ?? []
  return (
    <MessageBar tone="red" alert>
      <b>{messageOf(fault)}</b> <LawLinks basis={uniqueBasis(refusals)} /> {opensText(refusals)}
      {children}
      {problem?.reference && (
        <>
          {' '}
          编号 <span className="mono">{problem.reference}</span>
        </>
      )}
    </MessageBar>
  )
}
