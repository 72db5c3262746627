import type { FastifyInstance } from 'fastify'
import type { World } from '../world.ts'
import { administrationRoutes } from './api/administration-routes.ts'
import { articleApiRoutes } from './api/article-routes.ts'
import { approvalRoutes } from './api/approval-routes.ts'
import { caseRoutes } from './api/case-routes.ts'
import { counselRoutes } from './api/counsel-routes.ts'
import { archiveRoutes } from './api/archive-routes.ts'
import { evidenceRoutes } from './api/evidence-routes.ts'
import { legalUnitRoutes } from './api/legal-unit-routes.ts'
import { planRoutes } from './api/plan-routes.ts'
import { lawApiRoutes } from './api/law-routes.ts'
import { letterApiRoutes } from './api/letter-routes.ts'
import { lookupRoutes } from './api/lookup-routes.ts'
import { listApiRoutes } from './api/list-routes.ts'
import { listTableRoutes } from './api/list-table-routes.ts'
import { noticeRoutes } from './api/notice-routes.ts'
import { officerCodeRoutes } from './api/officer-code-routes.ts'
import { officerPhotoRoutes } from './api/officer-photo-routes.ts'
import { openingRoutes } from './api/opening-routes.ts'
import { partyReadingRoutes } from './api/party-reading-routes.ts'
import { catalogueRoutes } from './api/catalogue-routes.ts'
import { referenceRoutes } from './api/reference-routes.ts'
import { reportingRoutes } from './api/reporting-routes.ts'
import { importedCaseRoutes } from './api/imported-case-routes.ts'
import { firmImportRoutes } from './api/firm-import-routes.ts'
import { firmRoutes } from './api/firm-routes.ts'
import { oldCaseRoutes } from './api/old-case-routes.ts'
import { ruleProposalRoutes } from './api/rule-proposal-routes.ts'
import { sealUseRoutes } from './api/seal-use-routes.ts'
import { sessionRoutes } from './api/session-routes.ts'
import { signingCertificateRoutes } from './api/signing-certificate-routes.ts'
import { statisticsApiRoutes } from './api/statistics-routes.ts'
import { visitFiguresRoutes } from './api/visit-figures-routes.ts'
import { healthRoutes } from './health-routes.ts'
import { letterRoutes } from './letters/letter-routes.ts'
import { visitRoutes } from './visits/visit-routes.ts'
import { logRoutes } from './log-routes.ts'
import { officeFiles } from './office-files.ts'
import { portalRoutes } from './portal/portal-routes.ts'
import { openGate, signInBeforeBodies } from './require-actor.ts'

/** Every route of the server. Each area adds its `…Routes(app, world)` here. */
export async function registerRoutes(app: FastifyInstance, world: World): Promise<void> {
  healthRoutes(app, world)
  portalRoutes(app, world)
  letterRoutes(app, world)
  visitRoutes(app, world)
  logRoutes(app, world)
  const gate = openGate(world)
  signInBeforeBodies(app, gate)
  sessionRoutes(app, world, gate)
  administrationRoutes(app, world, gate)
  caseRoutes(app, world, gate)
  counselRoutes(app, world, gate)
  openingRoutes(app, world, gate.requireActor)
  approvalRoutes(app, world, gate)
  archiveRoutes(app, world, gate.requireActor)
  evidenceRoutes(app, world, gate.requireActor)
  letterApiRoutes(app, world, gate.requireActor)
  lookupRoutes(app, world, gate.requireActor)
  lawApiRoutes(app, world, gate.requireActor)
  legalUnitRoutes(app, world, gate)
  planRoutes(app, world, gate)
  noticeRoutes(app, world, gate.requireActor)
  officerCodeRoutes(app, world, gate.requireActor)
  officerPhotoRoutes(app, world, gate.requireActor)
  partyReadingRoutes(app, world, gate.requireActor)
  listApiRoutes(app, world, gate.requireActor)
  listTableRoutes(app, world, gate.requireActor)
  articleApiRoutes(app, world, gate.requireActor)
  reportingRoutes(app, world, gate.requireActor)
  statisticsApiRoutes(app, world, gate.requireActor)
  visitFiguresRoutes(app, world, gate.requireActor)
  referenceRoutes(app, world, gate.requireActor)
  oldCaseRoutes(app, world, gate)
  firmImportRoutes(app, world, gate)
  firmRoutes(app, world, gate.requireActor)
  signingCertificateRoutes(app, world, gate)
  sealUseRoutes(app, world, gate.requireActor)
  importedCaseRoutes(app, world, gate.requireActor)
  catalogueRoutes(app, world, gate.requireActor)
  ruleProposalRoutes(app, world, gate)
  await officeFiles(app)
}
