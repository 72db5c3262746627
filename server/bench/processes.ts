import { readdirSync, readFileSync } from 'node:fs'

// What /proc tells of processes; Linux only. Of one that is gone it tells nothing.

const clockTicksPerSecond = 100

/** A process and all that it started, its children's children too. */
export function treeOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0)
    .map((pid) => [pid, Number(/^PPid:\s+(\d+)/m.exec(proc(pid, 'status'))?.[1] ?? 0)] as const)
  const found = [root]
  for (const pid of found) {
    found.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child))
  }
  return found
}

export const isPostgres = (pid: number) => proc(pid, 'comm').trim() === 'postgres'

/** Resident memory in MiB; pages that several processes share are counted once, by proportion (PSS). */
export const memoryOf = (pid: number) =>
  Number(/^Pss:\s+(\d+)/m.exec(proc(pid, 'smaps_rollup'))?.[1] ?? 0) / 1024

/** Seconds of processor time, those of children that have ended included. */
export function processorTimeOf(pid: number): number {
  const ticks = proc(pid, 'stat').split(') ')[1]?.split(' ').slice(11, 15).map(Number) ?? []
  return ticks.reduce((sum, each) => sum + each, 0) / clockTicksPerSecond
}

function proc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
