import { Link } from '@tanstack/react-router'
import { administrationSets, type AdministrationSet } from '@zhaofa/contract'
import type { SectionId } from './sections.ts'

/** Which of the counted sets the list shows, and the way back to all of it. */
export function OpenSet({ set, section }: { set: AdministrationSet; section: SectionId }) {
  return (
    <Link
      to="/administration/$section"
      params={{ section }}
      className="link"
      aria-label={`不再只看${administrationSets[set].title}`}
    >
      {administrationSets[set].title} ×
    </Link>
  )
}
