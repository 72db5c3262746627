import { useSearch } from '@tanstack/react-router'
import { administrationSets, type AdministrationSet } from '@zhaofa/contract'
import type { SectionId } from './sections.ts'

/** The counted set that the address asks for, if its list is on this page. */
export function useOpenSet(section: SectionId): AdministrationSet | undefined {
  const { set } = useSearch({ from: '/office/administration/$section' })
  return set !== undefined && administrationSets[set].section === section ? set : undefined
}
