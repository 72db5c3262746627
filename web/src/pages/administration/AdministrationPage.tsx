import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useSession } from '../../app/use-session.ts'
import { Empty } from '../../ui/Empty.tsx'
import { SectionTabs } from '../../ui/SectionTabs.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { BenchmarkSection } from './BenchmarkSection.tsx'
import { CalendarSection } from './CalendarSection.tsx'
import { CatalogueSection } from './catalogue/CatalogueSection.tsx'
import { ChangesSection } from './ChangesSection.tsx'
import { DepartmentSection } from './DepartmentSection.tsx'
import { MatterSection } from './MatterSection.tsx'
import { PeopleSection } from './PeopleSection.tsx'
import { PersonnelSection } from './PersonnelSection.tsx'
import { ProposalSection } from './ProposalSection.tsx'
import { ReadsSection } from './ReadsSection.tsx'
import { RulesSection } from './RulesSection.tsx'
import { sectionsFor, type SectionId } from './sections.ts'
import { SignInsSection } from './SignInsSection.tsx'

const pages: Record<SectionId, ComponentType> = {
  people: PeopleSection,
  personnel: PersonnelSection,
  departments: DepartmentSection,
  proposals: ProposalSection,
  rules: RulesSection,
  matters: MatterSection,
  benchmarks: BenchmarkSection,
  catalogue: CatalogueSection,
  calendar: CalendarSection,
  'sign-ins': SignInsSection,
  reads: ReadsSection,
  changes: ChangesSection,
}

/** 管理: people, certificates, the agency's rules and lists, and the audit. */
export function AdministrationPage() {
  const { section } = useParams({ from: '/office/administration/$section' })
  const { person } = useSession()
  const open = sectionsFor(person.roles)
  const current = open.find(({ id }) => id === section)
  useTitle(current?.title ?? '管理')
  return (
    <>
      <div className="page-title">
        <h1>{current?.title ?? '管理'}</h1>
      </div>
      <SectionTabs
        to="/administration/$section"
        label="管理"
        tabs={open}
        current={current?.id}
        page={current && pages[current.id]}
        otherwise={
          <Empty title="本页由其他管理员办理">
            人员由系统管理员和安全管理员办理，记录由审计管理员查看，互不兼任。
          </Empty>
        }
      />
    </>
  )
}
