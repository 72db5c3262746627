import { createContext, use } from 'react'
import type { SealedPaper } from '@zhaofa/domain/case/scan.ts'
import type { Paper } from '@zhaofa/domain/paper/paper.ts'

/** Where a form is filled in at the door: its files, papers and signatures are those of the phone. */
export type PhoneContext = {
  /** Papers that may be signed on this screen now. */
  readonly papers: readonly SealedPaper[]
  /** Begins the form anew with another of them: who signs it differs. */
  choosePaper(id: string): void
  /** The words of one that the server has not made yet; null for one that it has. */
  wordsOf(paper: string): Paper | null
  /** Keeps a file on the phone. @returns the id under which the form names it. */
  keepFile(file: File): Promise<string>
  /** What it is called; null for one that is not on the phone. */
  nameOfFile(id: string): string | null
}

export const PhoneContext = createContext<PhoneContext | null>(null)

/** Null in every form of the office. */
export const usePhone = () => use(PhoneContext)
