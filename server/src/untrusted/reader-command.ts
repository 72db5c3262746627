import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Beyond this no reader gets, whatever file it reads, unless its lane says otherwise. */
export const maxMemoryBytes = 512 * 1024 ** 2

/**
 * What of its memory a reader may not ask the kernel for as its own: the program itself, whose pages come
 * from files.
 */
const programBytes = 72 * 1024 ** 2
const heapMegabytes = 320
const youngMegabytes = 16

type ReaderCommand = { readonly file: string; readonly args: readonly string[] }

type ReaderRights = {
  /** Native code (sharp): beyond Node's permission model, so only readers that need it may load it. */
  readonly addons: boolean
  /** Seconds of processor time in the whole life of the process. */
  readonly cpuSeconds: number
  /** Resident memory beyond which the server ends it; what the kernel gives it stays below. */
  readonly memoryBytes: number
}

const root = fileURLToPath(new URL('../../../', import.meta.url))
const readable = ['server/src/*', 'server/test/*', 'server/package.json', 'domain/*']
const packages = ['node_modules/*', 'server/node_modules/*', 'package.json']

/**
 * How a reader is started. Node's permission model takes everything but reading the program away: no
 * files, no network, no processes, no threads. The shell's limits are the kernel's: they hold between two
 * looks of the server, and when the reader no longer runs any JavaScript.
 */
export function readerCommand(program: string, rights: ReaderRights): ReaderCommand {
  const node = [
    process.execPath,
    '--permission',
    ...[...readable, ...packages].map((path) => `--allow-fs-read=${root}${path}`),
    ...(rights.addons ? ['--allow-addons', '--disable-warning=PERM0001'] : []),
    `--max-old-space-size=${heapMegabytes}`,
    `--max-semi-space-size=${youngMegabytes}`,
    program,
  ]
  if (process.platform === 'win32') return { file: process.execPath, args: node.slice(1) }
  return {
    file: '/bin/sh',
    args: ['-c', `${kernelLimits(rights)}; exec env -i "$0" "$@"`, ...node],
  }
}

/**
 * No core dump, no file written, few descriptors, so much processor time, so much private memory. A limit
 * that is already narrower stays.
 */
function kernelLimits({ cpuSeconds, memoryBytes }: ReaderRights): string {
  const kilobytes = Math.ceil((memoryBytes - programBytes + reservedForCode()) / 1024)
  return [`c 0`, `f 0`, `n 64`, `t ${cpuSeconds}`, `d ${kilobytes}`]
    .map((limit) => `ulimit -${limit} 2>/dev/null`)
    .join('; ')
}

/**
 * V8 reserves half a gigabyte for machine code, which the kernel counts although nothing stands there.
 * A reader is the same program on the same machine, so it reserves what this process has reserved.
 */
function reservedForCode(): number {
  if (process.platform !== 'linux') return 0
  let bytes = 0
  for (const line of readFileSync('/proc/self/maps', 'utf8').split('\n')) {
    const [, from = '', to = ''] = /^([0-9a-f]+)-([0-9a-f]+) rwx/.exec(line) ?? []
    if (from !== '') bytes += Number.parseInt(to, 16) - Number.parseInt(from, 16)
  }
  return bytes
}
