import { listChain } from '@zhaofa/domain/publicity/lists/list-chain.ts'
import { disclosureItemTypes } from '@zhaofa/domain/reference/disclosure-item-types.ts'
import type { DisclosureItemType } from '@zhaofa/domain/reference/disclosure-item.ts'
import { NotFoundError } from '../../../faults.ts'

/** Decisions on penalties come from the cases; what the system makes itself goes through nobody. */
export const isList = (type: DisclosureItemType): boolean =>
  listChain(type).length > 0 && type.id !== 'post_penalty'

/** @throws NotFoundError for an item that is not published as a list. */
export function findListType(item: string): DisclosureItemType {
  const type = disclosureItemTypes.find(({ id }) => id === item)
  if (!type || !isList(type)) throw new NotFoundError('没有这种清单')
  return type
}
