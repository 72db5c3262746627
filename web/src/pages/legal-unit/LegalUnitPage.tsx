import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useSession } from '../../app/use-session.ts'
import { Empty } from '../../ui/Empty.tsx'
import { SectionTabs } from '../../ui/SectionTabs.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { AccountabilitySection } from './AccountabilitySection.tsx'
import { CounselSection } from './CounselSection.tsx'
import { ReviewsSection } from './ReviewsSection.tsx'
import { TrainingSection } from './TrainingSection.tsx'
import { UnitSection } from './UnitSection.tsx'

const sections: readonly { id: string; title: string; page: ComponentType }[] = [
  { id: 'unit', title: '机构和审核人员', page: UnitSection },
  { id: 'counsel', title: '法律顾问、公职律师', page: CounselSection },
  { id: 'training', title: '培训', page: TrainingSection },
  { id: 'reviews', title: '审核统计', page: ReviewsSection },
  { id: 'accountability', title: '责任追究', page: AccountabilitySection },
]

/** 法制机构: who reviews, who advises, how everybody is trained, what was reviewed, and who answers for an error. */
export function LegalUnitPage() {
  const { section } = useParams({ from: '/office/legal-unit/$section' })
  const { person } = useSession()
  // Whoever supervises reads what came of errors, and nothing else of the unit.
  const open = person.roles.includes('supervisor')
    ? sections.filter(({ id }) => id === 'accountability')
    : sections
  const current = open.find(({ id }) => id === section) ?? (open.length === 1 ? open[0] : undefined)
  useTitle(current?.title ?? '法制机构')
  return (
    <>
      <div className="page-title">
        <h1>法制机构</h1>
      </div>
      <SectionTabs
        to="/legal-unit/$section"
        label="法制机构"
        tabs={open}
        current={current?.id}
        page={current?.page}
        otherwise={<Empty title="没有这一页" />}
      />
    </>
  )
}
