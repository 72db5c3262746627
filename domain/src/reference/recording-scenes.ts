import type { RecordingScene } from './recording-scene.ts'
import { otherScenes } from './recording-scenes/other-scenes.ts'
import { penaltyScenes } from './recording-scenes/penalty-scenes.ts'

const byId = new Map([...penaltyScenes, ...otherScenes].map((each) => [each.id, each]))

/** 音像记录事项清单, by number. */
export const recordingScenes: readonly RecordingScene[] = [...byId.values()].sort((a, b) =>
  a.id < b.id ? -1 : 1,
)
