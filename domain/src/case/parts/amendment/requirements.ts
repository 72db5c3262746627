import { needs, law } from '../../needs.ts'
import { untoldAmendment, type AmendmentSlice } from './slice.ts'

/** The party has what was put right in its hands before the case is closed over it. */
export const amendmentsTold = needs<AmendmentSlice>(
  'amendments-told',
  (file) => untoldAmendment(file) === undefined,
  '文书补正（更正）通知书还没有送达当事人',
  law(61),
)
