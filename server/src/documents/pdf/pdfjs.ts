// pdf.js says in Node that it cannot draw a page without a canvas. Nothing is drawn here, and commands of ours print
// what they found, not that.
const { warn } = console
console.warn = () => undefined
const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist')
console.warn = warn

export { getDocument, OPS, VerbosityLevel }
