import { Link } from '@tanstack/react-router'

const tabs = [
  { to: '/inspection-plans', title: '计划和任务' },
  { to: '/inspection-plans/checklists', title: '一表通查清单' },
] as const

/** The pages of this room side by side. */
export function PlanTabs({ current }: { current: (typeof tabs)[number]['to'] }) {
  return (
    <nav className="plain-tabs below-14" aria-label="检查计划">
      {tabs.map(({ to, title }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ exact: true }}
          aria-current={to === current ? 'page' : undefined}
        >
          {title}
        </Link>
      ))}
    </nav>
  )
}
