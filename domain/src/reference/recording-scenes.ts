import type { RecordingScene } from './recording-scene.ts'
import { otherScenes } from './recording-scenes/other-scenes.ts'
import { penaltyScenes } from './recording-scenes/penalty-scenes.ts'

const scenes = [...penaltyScenes, ...otherScenes]

/** The scenes by their number: AV01. */
export type SceneId = (typeof scenes)[number]['id']

/** 音像记录事项清单, by number. */
export const recordingScenes: readonly RecordingScene<SceneId>[] = scenes.toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
)
