import type { FastifyInstance } from 'fastify'
import {
  newestDecisions,
  newestWithdrawals,
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
    const published = decisions.map(({ publishedAt }) => publishedAt)
    // A withdrawal changes the feed of decisions too: it takes an entry away.
    const withdrawn = withdrawals.map(({ withdrawnAt }) => withdrawnAt)
    const feed: Feed = {
      title: `${feedSubjects[subject]} - ${agency.portal_name}`,
      description: `${agency.portal_name}最近的${feedSubjects[subject]}`,
      author: agency.name || agency.portal_name,
      home: `${origin}/${subject}`,
      self: `${origin}${feedUrl(subject, format)}`,
      entries: entries.toSorted((a, b) => b.updated.getTime() - a.updated.getTime()),
      updated: latest(subject === 'decisions' ? [...published, ...withdrawn] : withdrawn),
    }
    const page = format === 'atom' ? atomFeed(feed) : rssFeed(feed)
    return { page, type: `${feedFormats[format].type}; charset=utf-8` }
  }
}

/** The last of these instants. A feed in which nothing ever was has not changed since 1970. */
const latest = (instants: readonly Date[]): Date =>
  new Date(Math.max(0, ...instants.map((instant) => instant.getTime())))
