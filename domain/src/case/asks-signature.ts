import { getDocumentType } from '../paper/catalogue/document-catalogue.ts'
import type { Act } from './case-kernel.ts'

/**
 * Whether whoever does the act signs by it, so that a session left open on a desk is not enough: what the head of the
 * agency decides, what the reviewer answers for, and what goes out under the seal of the agency with nobody's approval
 * before it. Where others approve, the last of them signs.
 */
export const asksSignature = ({ by, approvals, papers, signed }: Act): boolean =>
  signed === true ||
  by.every((role) => role === 'agency-head') ||
  (approvals.length === 0 && papers.some((paper) => getDocumentType(paper).seal === 'agency'))
