import { makeZip, type ZipFile } from './zip.ts'

/** A cell as a sheet holds it. Dates are serial numbers; their format is what makes them dates. */
export type SheetCell =
  | string
  | number
  | boolean
  | null
  | { readonly date: number }
  | { readonly time: number }
  | { readonly error: string }
  | { readonly formula: string; readonly value: string }
  | { readonly runs: readonly string[] }
  | { readonly shared: string }

export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly SheetCell[])[]
}

/** A workbook as spreadsheet programs write it: shared strings, styles for dates, rows that are left out where blank. */
export function makeXlsx(sheets: readonly Sheet[], more: readonly ZipFile[] = []): Buffer {
  const shared: string[] = []
  const files = sheets.map((sheet, index) => ({ name: `xl/worksheets/sheet${index + 1}.xml`, content: sheetXml(sheet, shared) }))
  const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packaged = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const ofWorkbook: ZipFile[] = [
    { name: '[Content_Types].xml', content: `${xml}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>` },
    { name: '_rels/.rels', content: `${xml}<Relationships xmlns="${packaged}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    {
      name: 'xl/workbook.xml',
      content: `${xml}<workbook ${main} xmlns:r="${office}"><sheets>${sheets.map(({ name }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${xml}<Relationships xmlns="${packaged}">${sheets.map((_, index) => `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`).join('')}<Relationship Id="rId900" Type="${office}/styles" Target="styles.xml"/><Relationship Id="rId901" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    },
    // Style 1 is a day (format 14), style 2 a day with a time (22).
    { name: 'xl/styles.xml', content: `${xml}<styleSheet ${main}><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/><xf numFmtId="22" applyNumberFormat="1"/></cellXfs></styleSheet>` },
    ...files,
    { name: 'xl/sharedStrings.xml', content: `${xml}<sst ${main}>${shared.map((text) => `<si>${text}</si>`).join('')}</sst>` },
  ]
  // What is given besides takes the place of what it is named like.
  return makeZip([...ofWorkbook.filter(({ name }) => !more.some((file) => file.name === name)), ...more])
}

function sheetXml({ rows }: Sheet, shared: string[]): string {
  const lines = rows.map((cells, row) => {
    const written = cells.map((cell, column) => cellXml(cell, `${columnName(column)}${row + 1}`, shared)).join('')
    return written === '' ? '' : `<row r="${row + 1}">${written}</row>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`
}

function cellXml(cell: SheetCell, at: string, shared: string[]): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`
  if (typeof cell === 'number') return `<c r="${at}"><v>${cell}</v></c>`
  if (typeof cell === 'boolean') return `<c r="${at}" t="b"><v>${cell ? 1 : 0}</v></c>`
  if ('date' in cell) return `<c r="${at}" s="1"><v>${cell.date}</v></c>`
  if ('time' in cell) return `<c r="${at}" s="2"><v>${cell.time}</v></c>`
  if ('error' in cell) return `<c r="${at}" t="e"><v>${cell.error}</v></c>`
  if ('formula' in cell) return `<c r="${at}" t="str"><f>${escape(cell.formula)}</f><v>${escape(cell.value)}</v></c>`
  const text = 'runs' in cell ? cell.runs.map((run) => `<r><t xml:space="preserve">${escape(run)}</t></r>`).join('') : `<t>${escape(cell.shared)}</t>`
  return `<c r="${at}" t="s"><v>${shared.push(text) - 1}</v></c>`
}

function columnName(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + columnName(column % 26)
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
