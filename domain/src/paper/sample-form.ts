import { plainDate } from '../shared/plain-date.ts'
import type { Block, Paper } from './paper.ts'

/** 示范文本: a form that a party writes, filled in with an invented case. */
export type SampleForm = {
  readonly id: string
  readonly title: string
  /** When somebody needs it, with the article. */
  readonly about: string
  /** The code of the matter applied for, whose guide offers the sample; null for what any party may need. */
  readonly matter: string | null
  readonly paper: (to: Addressees) => Paper
}

type Addressees = {
  readonly agency: string
  readonly reviewAuthority: string
}

/** An invented firm that every sample is written by. */
export const applicant = '四平市示例商贸有限公司，法定代表人王某，电话 0434-0000000'
export const sampleParagraph = (text: string): Block => ({
  kind: 'paragraph',
  spans: [{ text, style: 'typed' }],
})
export const sampleHeading = (text: string): Block => ({ kind: 'heading', text })
export const sampleFacts = (...rows: (readonly [string, string])[]): Block => ({
  kind: 'facts',
  columns: 1,
  rows,
})

/** A sample filled in by the invented firm; `matter` is the code of the 事项 it is for. */
export function sample(
  id: string,
  title: string,
  about: string,
  body: (to: Addressees) => { readonly to: string; readonly blocks: readonly Block[] },
  matter: string | null = null,
): SampleForm {
  return {
    id,
    title,
    about,
    matter,
    paper: (addressees) => {
      const { to, blocks } = body(addressees)
      return {
        type: `sample_${id.replaceAll('-', '_')}`,
        layout: 'letter',
        agencyName: '示范文本',
        title,
        number: null,
        numbered: false,
        caseName: null,
        addressee: `${to}：`,
        blocks: [
          ...blocks,
          sampleParagraph('（示范文本，企业、人员和案情均为虚构；填写时换成自己的情况。）'),
        ],
        signatures: [
          {
            label: '申请人（盖章）',
            name: '四平市示例商贸有限公司',
            detail: null,
            on: plainDate('2026-11-23'),
          },
        ],
        sealed: false,
        issuedOn: null,
        verifyUrl: null,
        draft: false,
        voided: null,
      }
    },
  }
}
