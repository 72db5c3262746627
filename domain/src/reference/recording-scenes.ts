import type { RecordingScene } from './recording-scene.ts'
import { otherScenes } from './recording-scenes/other-scenes.ts'
import { penaltyScenes } from './recording-scenes/penalty-scenes.ts'

const byId = new Map([...penaltyScenes, ...otherScenes].map((each) => [each.id, each]))

/** 音像记录事项清单, by number. */
export const recordingScenes: readonly RecordingScene[] = [...byId.values()].sort((a, b) =>
  a.id < b.id ? -1 : 1,
)

/** @throws RangeError for a scene that is not in the list. */
export function getRecordingScene(id: string): RecordingScene {
  const found = byId.get(id)
  if (!found) throw new RangeError(`no recording scene ${id}`)
  return found
}
