import type { FastifyInstance } from 'fastify'
import {
  newestDecisions,
  newestWithdrawals,
  type FeedDecision,
  type FeedWithdrawal,
} from '../../../storage/publication/read-feed.ts'
import {
  atomFeed,
  decisionEntry,
  feedFormats,
  feedSubjects,
  feedUrl,
  rssFeed,
  withdrawalEntry,
  type Feed,
  type FeedFormat,
  type FeedSubject,
} from './feed.ts'
import type { PortalPages, Render } from '../frame/portal-pages.ts'

/**
 * Feeds of decisions and of withdrawals. Made and kept like pages, so a decision that is withdrawn
 * leaves its feed at once and appears in the other one with its reason.
 */
export function feedRoutes(app: FastifyInstance, pages: PortalPages): void {
  for (const subject of Object.keys(feedSubjects) as FeedSubject[]) {
    for (const format of Object.keys(feedFormats) as FeedFormat[]) {
      const path = feedUrl(subject, format)
      app.get(path, (request, reply) =>
        pages.send(request, reply, path, renderFeed(subject, format)),
      )
    }
  }
}

function renderFeed(subject: FeedSubject, format: FeedFormat): Render {
  return async ({ db, context: { origin, agency }, today }) => {
    const [decisions, withdrawals] = await Promise.all([
      newestDecisions(db, today),
      newestWithdrawals(db),
    ])
    const entries =
      subject === 'decisions'
        ? decisions.map((each) => decisionEntry(origin, each))
        : withdrawals.map((each) => withdrawalEntry(origin, each))
    const feed: Feed = {
      title: `${feedSubjects[subject]} - ${agency.portal_name}`,
      description: `${agency.portal_name}最近的${feedSubjects[subject]}`,
      author: agency.name || agency.portal_name,
      home: `${origin}/${subject}`,
      self: `${origin}${feedUrl(subject, format)}`,
      entries: entries.toSorted((a, b) => b.updated.getTime() - a.updated.getTime()),
      updated: latest({ decisions, withdrawals, today }),
    }
    const page = format === 'atom' ? atomFeed(feed) : rssFeed(feed)
    return { page, type: `${feedFormats[format].type}; charset=utf-8` }
  }
}

type Shown = {
  readonly decisions: readonly FeedDecision[]
  readonly withdrawals: readonly FeedWithdrawal[]
  readonly today: string
}

/** A withdrawal changes the feed of decisions too: it takes an entry away. */
function latest({ decisions, withdrawals, today }: Shown): Date {
  const instants = [
    ...decisions.map(({ publishedAt }) => publishedAt.getTime()),
    ...withdrawals.map(({ withdrawnAt }) => withdrawnAt.getTime()),
  ]
  return new Date(instants.length === 0 ? `${today}T00:00:00+08:00` : Math.max(...instants))
}
