declare module 'libheif-js/wasm-bundle.js' {
  type Picture = {
    get_width(): number
    get_height(): number
    /** Fills the pixels and calls back with them; with null when it cannot. */
    display(
      into: { data: Uint8ClampedArray; width: number; height: number },
      done: (drawn: { data: Uint8ClampedArray } | null) => void,
    ): void
  }
  const libheif: { HeifDecoder: new () => { decode(bytes: Uint8Array): Picture[] } }
  export default libheif
}
