import { existsSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Databases and files of a run, and the demo of the journeys, take about 1.5 GB; a container often has 64 MB. */
const neededBytes = 3 * 1024 ** 3

/**
 * Where tests keep their databases and files: in memory where there is room. Each test's database is
 * nine hundred files that are deleted seconds later, and ext4 without a journal looks at every inode
 * deleted within the last minute before it gives one out: a third of a whole run.
 */
export function homeOfTests(): string {
  const memory = '/dev/shm'
  if (!existsSync(memory)) return tmpdir()
  const { bavail, bsize } = statfsSync(memory)
  return bavail * bsize > neededBytes ? memory : tmpdir()
}
