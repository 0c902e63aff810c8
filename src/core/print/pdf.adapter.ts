import { deflateSync } from 'node:zlib'
import PDFDocument from 'pdfkit'
import type { PageLayout } from '../../contract/layout.ts'
import type { Typeface, Typefaces } from './fonts.adapter.ts'
import type { Sheet } from './imposition.rules.ts'
import { byteSink } from './byte-sink.rules.ts'
import { kept } from './kept.rules.ts'
import { operators, stringBytes } from './operators.rules.ts'
import type { EmbeddedFace } from './operators.rules.ts'

export interface PdfOptions {
  readonly title: string
  /** Epoch milliseconds. */
  readonly madeAt: number
  readonly duplex: 'Simplex' | 'DuplexFlipLongEdge' | 'DuplexFlipShortEdge'
  readonly typefaces: Typefaces
}

export interface Pdf {
  readonly pages: number
  add(sheet: Sheet): void
  /** The whole file. Nothing can be added after it. */
  finish(): Uint8Array
}

/** An object of the file, as pdfkit keeps it: a dictionary and, once ended, perhaps a stream. */
interface Reference {
  data: Record<string, unknown>
  compress: boolean
  end(stream?: Uint8Array): void
}

/** The parts of pdfkit's document that its published types leave out. */
interface Writer {
  readonly _root: { readonly data: Record<string, unknown> & { readonly Pages: Reference } }
  readonly _font: PdfkitFont
  ref(data: object): Reference
}

interface PdfkitFont {
  readonly widths: number[]
  readonly unicode: number[][]
  readonly subset: { includeGlyph(glyphId: number): number }
  ref(): Reference
}

const written = {}

/**
 * A PDF written through pdfkit, which keeps objects, fonts and the cross-reference table, with our own text operators,
 * which are several times faster than its `text()`. The same sheets and options give the same bytes.
 */
export function createPdf({ title, madeAt, duplex, typefaces }: PdfOptions): Pdf {
  const document = new PDFDocument({
    pdfVersion: '1.7',
    autoFirstPage: false,
    font: null as unknown as string,
    info: { Title: title, Producer: 'Longhand', Creator: 'Longhand', CreationDate: new Date(madeAt) },
  })
  // What the constructor wrote waits in the stream. After it, chunks go straight into our buffer: pdfkit's stream has no
  // back-pressure, and ten thousand small chunks waiting for the end cost more memory than the file.
  const bytes = byteSink()
  bytes.add(document.read() as Uint8Array)
  document.push = (chunk: Uint8Array | null) => {
    if (chunk !== null) bytes.add(chunk)
    return true
  }
  const writer = document as unknown as Writer
  // Viewers ask the printer for no scaling and the right paper; the words in the print dialog say it too.
  writer._root.data['ViewerPreferences'] = writer.ref({ PrintScaling: 'None', Duplex: duplex, PickTrayByPDFSize: true })
  const tree = writer._root.data.Pages
  const kids = tree.data['Kids'] as Reference[]
  const fonts: Record<string, Reference> = {}
  const forms: Record<string, Reference> = {}
  const resources = writer.ref({ ProcSet: ['PDF', 'Text'], Font: fonts, XObject: forms })

  const faces = new Map<string, EmbeddedFace>()
  const face = (fontId: string): EmbeddedFace =>
    kept(faces, fontId, () => {
      const typeface = typefaces(fontId)
      document.font(typeface.source as unknown as string)
      const name = `F${faces.size + 1}`
      fonts[name] = writer._font.ref()
      return embeddedFace(name, writer._font, typeface)
    })

  const formNames = new Map<PageLayout, string>()
  const form = (page: PageLayout): string =>
    kept(formNames, page, () => {
      const name = `X${formNames.size + 1}`
      const data = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, page.widthPt, page.heightPt], Resources: resources }
      forms[name] = endWith(writer, data, operators(page.boxes, page.heightPt, 0, 0, face))
      return name
    })

  const contents = new Map<Sheet, Reference>()
  const content = (sheet: Sheet): Reference => {
    const known = contents.get(sheet)
    if (known !== undefined) return known
    const stream = sheet.places
      .map(({ page, xPt, yPt, isFixed }) => {
        const bottom = sheet.heightPt - yPt - page.heightPt
        return isFixed ? `q 1 0 0 1 ${xPt} ${bottom} cm /${form(page)} Do Q` : operators(page.boxes, page.heightPt, xPt, bottom, face)
      })
      .join('\n')
    const reference = endWith(writer, {}, stream)
    // A side that is the same for everyone is one stream, named by every page that shows it.
    if (sheet.places.every((place) => place.isFixed)) contents.set(sheet, reference)
    return reference
  }

  return {
    get pages() {
      return kids.length
    },
    add(sheet) {
      const page = writer.ref({
        Type: 'Page',
        Parent: tree,
        MediaBox: [0, 0, sheet.widthPt, sheet.heightPt],
        Resources: resources,
        Contents: content(sheet),
      })
      page.end()
      // Written already, and only its number is needed from here on: a thousand dictionaries less to keep alive.
      page.data = written
      kids.push(page)
    },
    finish() {
      tree.data['Count'] = kids.length
      resources.end()
      document.end()
      return bytes.taken()
    },
  }
}

function embeddedFace(name: string, font: PdfkitFont, typeface: Typeface): EmbeddedFace {
  const codes = new Map<number, { bytes: string; advanceEm: number }>()
  return {
    name,
    // Asked for every glyph of every card: no closure on the way to what is known.
    code(glyphId, codePoint) {
      const known = codes.get(glyphId)
      if (known !== undefined) return known
      const code = font.subset.includeGlyph(glyphId)
      const entry = { bytes: stringBytes(code), advanceEm: typeface.advanceEm(glyphId) }
      font.widths[code] = entry.advanceEm * 1000
      font.unicode[code] = [codePoint]
      codes.set(glyphId, entry)
      return entry
    },
  }
}

/** Up to here a stream is stored as it is: the words of one card. */
const storedBytes = 4096

/**
 * Ends an object with its operators. Art and label sheets are deflated. A card's own words are not: zlib would take a
 * third of the time of a large job, and its handles, which outlive every quick garbage collection, a third of the memory.
 */
function endWith(writer: Writer, data: object, operators: string): Reference {
  const bytes = Buffer.from(operators, 'latin1')
  const reference = writer.ref(bytes.length > storedBytes ? { ...data, Filter: 'FlateDecode' } : data)
  reference.compress = false
  reference.end(bytes.length > storedBytes ? deflateSync(bytes) : bytes)
  return reference
}
