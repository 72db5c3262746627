import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Writes service-worker.js beside index.html: the worker, headed by what it has to keep. It changes with every
 * file of the build, which is how a browser sees that there is a new version.
 */
export function serviceWorker(): Plugin {
  const source = join(import.meta.dirname, 'src/worker/service-worker.js')
  return {
    name: 'zhaofa-service-worker',
    apply: 'build',
    writeBundle({ dir }, bundle) {
      if (dir === undefined) throw new Error('the build has no folder')
      const worker = readFileSync(source, 'utf8')
      const index = sha256(readFileSync(join(dir, 'index.html')))
      const files = Object.keys(bundle)
        .filter((name) => name.startsWith('assets/'))
        .map((name) => `/office/${name}`)
        .sort()
      const version = sha256([index, worker, ...files].join('\n')).slice(0, 16)
      const shell = JSON.stringify({ version, index, files })
      writeFileSync(join(dir, 'service-worker.js'), `const SHELL = ${shell}\n${worker}`)
    },
  }
}

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
