import type { FastifyInstance } from 'fastify'
import type { World } from '../../world.ts'
import { articleRoutes } from './articles/article-routes.ts'
import { feedRoutes } from './data/feed-routes.ts'
import { listDataRoutes } from './data/list-data-routes.ts'
import { openDataRoutes } from './data/open-data-routes.ts'
import { decisionFormRoutes } from './decisions/decision-form-routes.ts'
import { decisionRoutes } from './decisions/decision-routes.ts'
import { figuresRoutes } from './figures/figures-routes.ts'
import { assetRoutes } from './frame/assets.ts'
import { crawlerRoutes } from './frame/crawler-routes.ts'
import { homeRoutes } from './frame/home-routes.ts'
import { plainRoutes } from './frame/plain-routes.ts'
import { PortalPages } from './frame/portal-pages.ts'
import { hearingRoutes } from './hearings/hearing-routes.ts'
import { kioskRoutes } from './kiosk/kiosk-routes.ts'
import { bookletRoutes } from './laws/booklet-routes.ts'
import { lawRoutes } from './laws/law-routes.ts'
import { listRoutes } from './lists/list-routes.ts'
import { boardRoutes } from './matters/board-routes.ts'
import { flowchartRoutes } from './matters/flowchart-routes.ts'
import { matterRoutes } from './matters/matter-routes.ts'
import { sampleRoutes } from './matters/sample-routes.ts'
import { officerRoutes } from './officers/officer-routes.ts'
import { progressRoutes } from './progress/progress-routes.ts'
import { searchRoutes } from './search/search-routes.ts'
import { statisticsRoutes } from './statistics/statistics-routes.ts'
import { signedFileRoutes } from './verify/signed-file-routes.ts'
import { verifyRoutes } from './verify/verify-routes.ts'

/** The public pages. They read schema publication and the public log, as a role that can read no more. */
export function portalRoutes(app: FastifyInstance, world: World): void {
  const pages = new PortalPages(world)
  assetRoutes(app)
  homeRoutes(app, pages)
  decisionRoutes(app, world, pages)
  decisionFormRoutes(app, world, pages)
  officerRoutes(app, world, pages)
  boardRoutes(app, pages)
  hearingRoutes(app, pages)
  progressRoutes(app, world, pages)
  signedFileRoutes(app, world, pages)
  verifyRoutes(app, world, pages)
  plainRoutes(app, pages)
  lawRoutes(app, pages)
  listRoutes(app, pages)
  matterRoutes(app, pages)
  articleRoutes(app, world, pages)
  bookletRoutes(app, world)
  sampleRoutes(app, world)
  searchRoutes(app, pages)
  kioskRoutes(app, pages)
  flowchartRoutes(app, pages)
  feedRoutes(app, pages)
  openDataRoutes(app, world, pages)
  listDataRoutes(app, world, pages)
  statisticsRoutes(app, pages)
  figuresRoutes(app, pages)
  crawlerRoutes(app, world)
}
