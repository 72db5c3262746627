/** This version of the runtime ships its types under the name of what it has in common with the browser's. */
declare module 'onnxruntime-node' {
  export * from 'onnxruntime-common'
}
