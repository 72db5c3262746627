import {
  dictionaryOf,
  firstPage,
  notAsExpected,
  openOwnPdf,
  pdfText,
  streamOf,
  withEntry,
  withObjects,
  type OwnPdf,
  type UpdatedObject,
} from './pdf-update.ts'
import { digestBySha256 } from './signed-data.ts'

/** What a signature in a PDF says of itself, in Chinese: readers of PDF show it. */
export type SignatureField = {
  /** Once in a file. */
  readonly name: string
  readonly signer: string
  readonly reason: string
  readonly place: string
  /** Where the paper is checked. */
  readonly contact: string
  /** The hour it claims. What proves an hour is the time stamp. */
  readonly at: Date
}

/** What it is checked by later, when nobody can be asked any more: goes into the file (PAdES B-LT, ETSI EN 319 142-1, 5.4). */
export type ValidationData = {
  readonly certificates: readonly Uint8Array[]
  readonly revocationLists: readonly Uint8Array[]
}

type NewSignature = {
  readonly field: SignatureField
  readonly validation: ValidationData
  /** Bytes kept free for it: certificates and time stamp of somebody else may be long. */
  readonly room: number
  /** The signature (CMS, DER) over this SHA-256. */
  readonly sign: (digest: Buffer) => Promise<Uint8Array>
}

/**
 * A PDF of ours with one more signature (PAdES, ETSI EN 319 142-1). Certificates and lists of revocations stand in the
 * same update, so that the signature covers them, and the file ends with what it signed.
 * @throws Error when the signature needs more than `room`, or the file is not one of ours.
 */
export function signPdf(pdf: Uint8Array, signature: NewSignature): Promise<Buffer> {
  const { name, signer, reason, place, contact, at } = signature.field
  const said = { Name: signer, Reason: reason, Location: place, ContactInfo: contact }
  const entries = [
    '/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached',
    `/M (D:${at.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z)`,
    ...Object.entries(said).map(([key, words]) => `/${key} ${pdfText(words)}`),
  ]
  return append(pdf, { ...signature, name, tip: reason, entries: entries.join(' ') })
}

/** The same with a time stamp of the whole file: what is signed below was there at its hour. */
export function stampPdf(
  pdf: Uint8Array,
  {
    name,
    validation,
    room,
    stamp,
  }: {
    readonly name: string
    readonly validation: ValidationData
    readonly room: number
    readonly stamp: (digest: Buffer) => Promise<Uint8Array>
  },
): Promise<Buffer> {
  const entries = '/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161'
  return append(pdf, { name, tip: '时间戳', entries, validation, room, sign: stamp })
}

type Appended = Pick<NewSignature, 'validation' | 'room' | 'sign'> & {
  readonly name: string
  readonly tip: string
  readonly entries: string
}

const rangePlaceholder = '/ByteRange [0 ********** ********** **********]'

async function append(bytes: Uint8Array, signature: Appended): Promise<Buffer> {
  const pdf = openOwnPdf(bytes)
  const updated = withObjects(pdf, objectsOf(pdf, signature))
  const empty = `<${'0'.repeat(signature.room * 2)}>`
  const from = updated.indexOf(empty, bytes.length, 'latin1')
  const rangeAt = updated.indexOf(rangePlaceholder, bytes.length, 'latin1')
  if (from < 0 || rangeAt < 0) return notAsExpected('the place of the signature')
  const to = from + empty.length
  const padded = (n: number) => String(n).padEnd(10)
  const range = `/ByteRange [0 ${padded(from)} ${padded(to)} ${padded(updated.length - to)}]`
  updated.write(range, rangeAt, 'latin1')
  const made = await signature.sign(digestBySha256(updated.subarray(0, from), updated.subarray(to)))
  if (made.length > signature.room) {
    throw new Error(`a signature of ${made.length} bytes where ${signature.room} were kept free`)
  }
  updated.write(Buffer.from(made).toString('hex'), from + 1, 'latin1')
  return updated
}

/** Signature, its field, the form, what it is checked by, and the catalogue and page that name them. */
function objectsOf(
  pdf: OwnPdf,
  { name, tip, entries, validation, room }: Appended,
): UpdatedObject[] {
  let next = pdf.size
  const catalogue = dictionaryOf(pdf, pdf.root)
  const signature = {
    number: next++,
    body: `<< ${entries} ${rangePlaceholder} /Contents <${'0'.repeat(room * 2)}> >>`,
  }
  const page = firstPage(pdf)
  const field = {
    number: next++,
    // Without extent, printed with the page (ISO 19005-2, 6.3.2 and 6.3.3): the seal that is seen is drawn on the page.
    body:
      `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${pdfText(name)} /TU ${pdfText(tip)} ` +
      `/F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${signature.number} 0 R >>`,
  }
  const known = /\/AcroForm (\d+) 0 R/.exec(catalogue)?.[1]
  const form = known === undefined ? next++ : Number(known)
  const fields = known === undefined ? '' : formFields(dictionaryOf(pdf, form))
  const streams = [...validation.certificates, ...validation.revocationLists].map((each) => ({
    number: next++,
    body: streamOf(each),
  }))
  const refs = (from: number, to?: number) =>
    streams
      .slice(from, to)
      .map(({ number }) => `${number} 0 R`)
      .join(' ')
  const before = /\/DSS (\d+) 0 R/.exec(catalogue)?.[1]
  const kept =
    before === undefined ? { certs: '', lists: '' } : stored(dictionaryOf(pdf, Number(before)))
  const certificates = validation.certificates.length
  const store = streams.length > 0 && {
    number: next++,
    body: `<< /Type /DSS /Certs [${kept.certs} ${refs(0, certificates)}] /CRLs [${kept.lists} ${refs(certificates)}] >>`,
  }
  const withForm = withEntry(catalogue, 'AcroForm', `${form} 0 R`)
  return [
    {
      number: pdf.root,
      body: store ? withEntry(withForm, 'DSS', `${store.number} 0 R`) : withForm,
    },
    { number: page, body: withWidget(dictionaryOf(pdf, page), field.number) },
    field,
    { number: form, body: `<< /SigFlags 3 /Fields [${fields} ${field.number} 0 R] >>` },
    ...streams,
    ...(store ? [store] : []),
    signature,
  ]
}

const formFields = (form: string) =>
  /\/Fields \[([^\]]*)\]/.exec(form)?.[1] ?? notAsExpected('the form')

const stored = (store: string) => ({
  certs: /\/Certs \[([^\]]*)\]/.exec(store)?.[1] ?? notAsExpected('the store'),
  lists: /\/CRLs \[([^\]]*)\]/.exec(store)?.[1] ?? notAsExpected('the store'),
})

/** The page with one more annotation; the order of its tabs is that of the structure (ISO 14289-1, 7.18.3). */
function withWidget(page: string, field: number): string {
  const known = /\/Annots\s*\[([^\]]*)\]/.exec(page)
  if (known) return page.replace(known[0], `/Annots [${known[1]} ${field} 0 R]`)
  if (page.includes('/Annots')) return notAsExpected('the annotations')
  const tabs = page.includes('/Tabs') ? '' : ' /Tabs /S'
  return `${page.slice(0, -2)} /Annots [${field} 0 R]${tabs} >>`
}
