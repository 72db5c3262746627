import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { prefetchHome } from '../pages/work/home-sets.ts'
import { home, officeRoute, rootRoute, signInRoute } from './frame-routes.tsx'
import { PageProblem } from './PageProblem.tsx'
import {
  administrationSearch,
  caseSearch,
  ledgerSearch,
  letterSearch,
  listSearch,
  firmOfAgency,
  firmSearch,
  oldCaseSearch,
  sealUseSearch,
  reviewSearch,
  visitFiguresSearch,
  visitSearch,
} from './search-params.ts'

const work = createRoute({
  getParentRoute: () => officeRoute,
  path: '/work',
  loader: ({ context: { session } }) => prefetchHome(session.person.roles),
  component: lazyRouteComponent(() => import('../pages/work/WorkPage.tsx'), 'WorkPage'),
})

const overview = createRoute({
  getParentRoute: () => officeRoute,
  path: '/overview',
  component: lazyRouteComponent(() => import('../pages/overview/OverviewPage.tsx'), 'OverviewPage'),
})

const help = createRoute({
  getParentRoute: () => officeRoute,
  path: '/help',
  component: lazyRouteComponent(() => import('../pages/help/HelpPage.tsx'), 'HelpPage'),
})

const cases = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases',
  validateSearch: caseSearch,
  component: lazyRouteComponent(() => import('../pages/cases/CaseListPage.tsx'), 'CaseListPage'),
})

const oldCases = createRoute({
  getParentRoute: () => officeRoute,
  path: '/old-cases',
  validateSearch: oldCaseSearch,
  component: lazyRouteComponent(
    () => import('../pages/old-cases/OldCaseListPage.tsx'),
    'OldCaseListPage',
  ),
})

const sealUses = createRoute({
  getParentRoute: () => officeRoute,
  path: '/seal-uses',
  validateSearch: sealUseSearch,
  component: lazyRouteComponent(
    () => import('../pages/seal-uses/SealUsesPage.tsx'),
    'SealUsesPage',
  ),
})

const caseImports = createRoute({
  getParentRoute: () => officeRoute,
  path: '/old-cases/imports',
  component: lazyRouteComponent(
    () => import('../pages/old-cases/CaseImportsPage.tsx'),
    'CaseImportsPage',
  ),
})

const oldCase = createRoute({
  getParentRoute: () => officeRoute,
  path: '/old-cases/$importId/$line',
  component: lazyRouteComponent(() => import('../pages/old-cases/OldCasePage.tsx'), 'OldCasePage'),
})

const firms = createRoute({
  getParentRoute: () => officeRoute,
  path: '/firms',
  validateSearch: firmSearch,
  component: lazyRouteComponent(() => import('../pages/firms/FirmListPage.tsx'), 'FirmListPage'),
})

const firmImports = createRoute({
  getParentRoute: () => officeRoute,
  path: '/firms/imports',
  component: lazyRouteComponent(
    () => import('../pages/firms/FirmImportsPage.tsx'),
    'FirmImportsPage',
  ),
})

const firm = createRoute({
  getParentRoute: () => officeRoute,
  path: '/firms/$code',
  validateSearch: firmOfAgency,
  component: lazyRouteComponent(() => import('../pages/firms/FirmPage.tsx'), 'FirmPage'),
})

const newClue = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/new',
  component: lazyRouteComponent(() => import('../pages/acts/CluePage.tsx'), 'CluePage'),
})

const newCase = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/new/$act',
  component: lazyRouteComponent(() => import('../pages/acts/OpeningPage.tsx'), 'OpeningPage'),
})

const caseFile = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseId',
  component: lazyRouteComponent(() => import('../pages/cases/CasePage.tsx'), 'CasePage'),
})

const fileReview = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseId/file-review',
  component: lazyRouteComponent(
    () => import('../pages/file-review/FileReviewPage.tsx'),
    'FileReviewPage',
  ),
})

const responsibility = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseId/responsibility',
  component: lazyRouteComponent(
    () => import('../pages/cases/ResponsibilityPage.tsx'),
    'ResponsibilityPage',
  ),
})

const act = createRoute({
  getParentRoute: () => officeRoute,
  path: '/cases/$caseId/acts/$act',
  component: lazyRouteComponent(() => import('../pages/acts/ActPage.tsx'), 'ActPage'),
})

const inspectionPlans = createRoute({
  getParentRoute: () => officeRoute,
  path: '/inspection-plans',
  component: lazyRouteComponent(
    () => import('../pages/inspection-plans/PlansPage.tsx'),
    'PlansPage',
  ),
})

const checklists = createRoute({
  getParentRoute: () => officeRoute,
  path: '/inspection-plans/checklists',
  component: lazyRouteComponent(
    () => import('../pages/inspection-plans/ChecklistsPage.tsx'),
    'ChecklistsPage',
  ),
})

const inspectionPlan = createRoute({
  getParentRoute: () => officeRoute,
  path: '/inspection-plans/$plan',
  component: lazyRouteComponent(() => import('../pages/inspection-plans/PlanPage.tsx'), 'PlanPage'),
})

const visits = createRoute({
  getParentRoute: () => officeRoute,
  path: '/visits',
  component: lazyRouteComponent(() => import('../pages/visits/VisitsPage.tsx'), 'VisitsPage'),
})

const visit = createRoute({
  getParentRoute: () => officeRoute,
  path: '/visits/$caseId',
  component: lazyRouteComponent(() => import('../pages/visits/VisitPage.tsx'), 'VisitPage'),
})

const visitAct = createRoute({
  getParentRoute: () => officeRoute,
  path: '/visits/$caseId/$act',
  validateSearch: visitSearch,
  component: lazyRouteComponent(() => import('../pages/visits/VisitActPage.tsx'), 'VisitActPage'),
})

const reviews = createRoute({
  getParentRoute: () => officeRoute,
  path: '/review',
  component: lazyRouteComponent(
    () => import('../pages/review/ReviewListPage.tsx'),
    'ReviewListPage',
  ),
})

const review = createRoute({
  getParentRoute: () => officeRoute,
  path: '/review/$caseId',
  validateSearch: reviewSearch,
  component: lazyRouteComponent(
    () => import('../pages/review/ReviewDeskPage.tsx'),
    'ReviewDeskPage',
  ),
})

const invitations = createRoute({
  getParentRoute: () => officeRoute,
  path: '/counsel',
  component: lazyRouteComponent(
    () => import('../pages/counsel/InvitationListPage.tsx'),
    'InvitationListPage',
  ),
})

const invitation = createRoute({
  getParentRoute: () => officeRoute,
  path: '/counsel/$caseId/$invitation',
  component: lazyRouteComponent(
    () => import('../pages/counsel/InvitationPage.tsx'),
    'InvitationPage',
  ),
})

const approvals = createRoute({
  getParentRoute: () => officeRoute,
  path: '/approvals',
  component: lazyRouteComponent(
    () => import('../pages/approvals/ApprovalsPage.tsx'),
    'ApprovalsPage',
  ),
})

const approval = createRoute({
  getParentRoute: () => officeRoute,
  path: '/approvals/$caseId',
  component: lazyRouteComponent(
    () => import('../pages/approvals/ApprovalsPage.tsx'),
    'ApprovalsPage',
  ),
})

const publicity = createRoute({
  getParentRoute: () => officeRoute,
  path: '/publicity',
  component: lazyRouteComponent(
    () => import('../pages/publicity/NoticeListPage.tsx'),
    'NoticeListPage',
  ),
})

const statistics = createRoute({
  getParentRoute: () => officeRoute,
  path: '/publicity/statistics',
  component: lazyRouteComponent(
    () => import('../pages/publicity/StatisticsPage.tsx'),
    'StatisticsPage',
  ),
})

const reports = createRoute({
  getParentRoute: () => officeRoute,
  path: '/publicity/reports',
  component: lazyRouteComponent(
    () => import('../pages/publicity/ReportDeskPage.tsx'),
    'ReportDeskPage',
  ),
})

const notice = createRoute({
  getParentRoute: () => officeRoute,
  path: '/publicity/$noticeId',
  component: lazyRouteComponent(
    () => import('../pages/publicity/NoticeDeskPage.tsx'),
    'NoticeDeskPage',
  ),
})

const lists = createRoute({
  getParentRoute: () => officeRoute,
  path: '/lists',
  component: lazyRouteComponent(() => import('../pages/lists/ListsPage.tsx'), 'ListsPage'),
})

const list = createRoute({
  getParentRoute: () => officeRoute,
  path: '/lists/$item',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../pages/lists/ListPage.tsx'), 'ListPage'),
})

const articles = createRoute({
  getParentRoute: () => officeRoute,
  path: '/articles',
  component: lazyRouteComponent(() => import('../pages/articles/ArticlesPage.tsx'), 'ArticlesPage'),
})

const newArticle = createRoute({
  getParentRoute: () => officeRoute,
  path: '/articles/new',
  component: lazyRouteComponent(() => import('../pages/articles/WritePage.tsx'), 'NewArticlePage'),
})

const article = createRoute({
  getParentRoute: () => officeRoute,
  path: '/articles/$articleId',
  component: lazyRouteComponent(() => import('../pages/articles/ArticlePage.tsx'), 'ArticlePage'),
})

const letters = createRoute({
  getParentRoute: () => officeRoute,
  path: '/letters',
  validateSearch: letterSearch,
  component: lazyRouteComponent(() => import('../pages/letters/LettersPage.tsx'), 'LettersPage'),
})

const letter = createRoute({
  getParentRoute: () => officeRoute,
  path: '/letters/$letterId',
  component: lazyRouteComponent(() => import('../pages/letters/LetterPage.tsx'), 'LetterPage'),
})

const ledger = createRoute({
  getParentRoute: () => officeRoute,
  path: '/ledger',
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import('../pages/ledger/LedgerPage.tsx'), 'LedgerPage'),
})

const inspectionFigures = createRoute({
  getParentRoute: () => officeRoute,
  path: '/inspection-figures',
  validateSearch: visitFiguresSearch,
  component: lazyRouteComponent(
    () => import('../pages/inspection-figures/InspectionFiguresPage.tsx'),
    'InspectionFiguresPage',
  ),
})

const legalUnitHome = createRoute({
  getParentRoute: () => officeRoute,
  path: '/legal-unit',
  beforeLoad: () => {
    throw redirect({ to: '/legal-unit/$section', params: { section: 'unit' } })
  },
})

const legalUnit = createRoute({
  getParentRoute: () => officeRoute,
  path: '/legal-unit/$section',
  component: lazyRouteComponent(
    () => import('../pages/legal-unit/LegalUnitPage.tsx'),
    'LegalUnitPage',
  ),
})

const ownTraining = createRoute({
  getParentRoute: () => officeRoute,
  path: '/me/training',
  component: lazyRouteComponent(
    () => import('../pages/account/OwnTrainingPage.tsx'),
    'OwnTrainingPage',
  ),
})

const administration = createRoute({
  getParentRoute: () => officeRoute,
  path: '/administration/$section',
  validateSearch: administrationSearch,
  component: lazyRouteComponent(
    () => import('../pages/administration/AdministrationPage.tsx'),
    'AdministrationPage',
  ),
})

const administeredPerson = createRoute({
  getParentRoute: () => officeRoute,
  path: '/administration/people/$personId',
  component: lazyRouteComponent(
    () => import('../pages/administration/PersonPage.tsx'),
    'PersonPage',
  ),
})

const me = createRoute({
  getParentRoute: () => officeRoute,
  path: '/me',
  component: lazyRouteComponent(() => import('../pages/account/MePage.tsx'), 'MePage'),
})

const showCertificate = createRoute({
  getParentRoute: () => officeRoute,
  path: '/me/certificate',
  component: lazyRouteComponent(
    () => import('../pages/account/ShowCertificatePage.tsx'),
    'ShowCertificatePage',
  ),
})

const scanLog = createRoute({
  getParentRoute: () => officeRoute,
  path: '/me/scans',
  component: lazyRouteComponent(() => import('../pages/account/ScanLogPage.tsx'), 'ScanLogPage'),
})

export const router = createRouter({
  basepath: '/office',
  routeTree: rootRoute.addChildren([
    home,
    signInRoute,
    officeRoute.addChildren([
      work,
      overview,
      help,
      cases,
      newClue,
      newCase,
      caseFile,
      fileReview,
      responsibility,
      oldCases,
      caseImports,
      sealUses,
      oldCase,
      firms,
      firmImports,
      firm,
      act,
      inspectionPlans,
      checklists,
      inspectionPlan,
      visits,
      visit,
      visitAct,
      reviews,
      review,
      invitations,
      invitation,
      approvals,
      approval,
      publicity,
      reports,
      statistics,
      notice,
      lists,
      list,
      articles,
      letters,
      letter,
      newArticle,
      article,
      ledger,
      inspectionFigures,
      legalUnitHome,
      legalUnit,
      ownTraining,
      administration,
      administeredPerson,
      me,
      showCertificate,
      scanLog,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageProblem,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
