import type { FastifyInstance } from 'fastify'

type Policy = Record<string, readonly string[]>

const shared: Policy = {
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
}

/** Public pages: no script at all, so nothing injected can run. */
const readingPolicy = policyText({
  ...shared,
  'style-src': ["'self'"],
  'script-src': ["'none'"],
  // Nothing on the page can ask; tools that judge a page read robots.txt under its policy.
  'connect-src': ["'self'"],
})

/** The public page that checks a proof in the reader's own browser. */
export const checkingPolicy = policyText({
  ...shared,
  'style-src': ["'self'"],
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
})

/**
 * The back office: our own files only. antd writes its styles at run time, hence inline styles;
 * recordings and papers are shown from blobs.
 */
const officePolicy = policyText({
  ...shared,
  'style-src': ["'self'", "'unsafe-inline'"],
  'script-src': ["'self'"],
  'connect-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'frame-src': ["'self'", 'blob:'],
  'worker-src': ["'self'", 'blob:'],
  'manifest-src': ["'self'"],
})

/** No page asks for these: photos and recordings are taken by the telephone's own programs, through a file field. */
const nothingOfTheDevice =
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()'

/** Officers at the door: where they are, and the code of a licence. Nobody else's page asks for either. */
const atTheDoor =
  'camera=(self), microphone=(), geolocation=(self), payment=(), usb=(), display-capture=()'

function policyText(policy: Policy): string {
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ')
}

/**
 * A policy by area, unless the route has set one of its own; and what says nothing of being kept is kept by nobody,
 * neither by a proxy nor by a browser on a machine that others use.
 */
export function securityPolicies(app: FastifyInstance): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const office = request.url === '/office' || request.url.startsWith('/office/')
    void reply.header('permissions-policy', office ? atTheDoor : nothingOfTheDevice)
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
    if (!reply.hasHeader('content-security-policy')) {
      void reply.header('content-security-policy', office ? officePolicy : readingPolicy)
    }
    done(null, payload)
  })
}
