/* global SHELL */
/*
 * The office without network: the built app, and nothing else. The build writes `SHELL` above these lines: the
 * version, the SHA-256 of index.html, and the files that it needs. Answers of the API are kept by nobody here.
 */
const prefix = 'zhaofa-office-'
const own = prefix + SHELL.version
const start = '/office/'
/** A network that is there and does not answer is none, in milliseconds. */
const answersWithinMs = 4_000

self.addEventListener('install', (event) => {
  // A version is kept whole or not at all: a file that is missing ends the installation, which is tried again.
  event.waitUntil(keepShell().then(() => self.skipWaiting()))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder().then(() => self.clients.claim()))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (pathname.startsWith('/office/assets/')) event.respondWith(asset(request))
  else if (request.mode === 'navigate') event.respondWith(page(request))
})

async function keepShell() {
  const index = await read(start, { cache: 'no-store' })
  // Another version was put in place meanwhile: its own worker is on its way.
  if ((await sha256(index.clone())) !== SHELL.index)
    throw new Error('index.html is of another version')
  const cache = await caches.open(own)
  await Promise.all(
    SHELL.files.map(async (file) => {
      // Names of files bear a hash of their content, so what an earlier version kept is the same.
      const kept = await caches.match(file, { ignoreVary: true })
      await cache.put(file, kept ?? (await read(file, {})))
    }),
  )
  await cache.put(start, index)
}

async function read(path, how) {
  const response = await fetch(path, how)
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}`)
  return response
}

async function sha256(response) {
  const digest = await crypto.subtle.digest('SHA-256', await response.arrayBuffer())
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** The version before this one stays: a page of it may still be open, and asks for its own files. */
async function dropOlder() {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own)
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)))
}

/** index.html of the server, which names the files of its own version; without network the one that is kept. */
async function page(request) {
  const kept = () => caches.match(start, { cacheName: own, ignoreVary: true })
  try {
    const response = await Promise.race([fetch(request), tooLate()])
    return response.status < 500 ? response : ((await kept()) ?? response)
  } catch (fault) {
    const shell = await kept()
    if (shell) return shell
    throw fault
  }
}

const tooLate = () =>
  new Promise((_resolve, reject) => {
    setTimeout(() => reject(new Error('no answer in time')), answersWithinMs)
  })

async function asset(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request)
}
