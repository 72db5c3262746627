import { useQuery } from '@tanstack/react-query'
import type { FieldView } from '@zhaofa/contract'
import { discretionQuery } from '../api/cases.ts'
import { typedDiscretion } from './use-discretion.ts'

export const isTier = ({ control }: FieldView): boolean =>
  control.kind === 'text' && control.shown === 'discretion-tiers'

/** Whether the rule chosen on this form has tiers, one of which then has to be picked. */
export function useTiered(
  caseId: string | null,
  fields: readonly FieldView[],
  values: Readonly<Record<string, unknown>>,
): boolean {
  const { data } = useQuery({
    ...discretionQuery(caseId ?? '', typedDiscretion(values, '')),
    enabled: caseId !== null && fields.some(isTier),
  })
  return (data?.tiers.length ?? 0) > 0
}
