import type { ExportFormat } from '../../contract/exports.ts'

const kinds: Readonly<Record<ExportFormat, { readonly ending: string; readonly mimeType: string }>> = {
  csv: { ending: 'csv', mimeType: 'text/csv' },
  vcard: { ending: 'vcf', mimeType: 'text/vcard' },
}

/** `customers-2026-11-24.csv` */
export function exportName(format: ExportFormat, today: string): string {
  return `customers-${today}.${kinds[format].ending}`
}

/** What a file of that name is; null for a name that no export has. */
export function mimeTypeOf(fileName: string): string | null {
  const [, ending] = /^customers-\d{4}-\d{2}-\d{2}\.([a-z]+)$/.exec(fileName) ?? []
  return Object.values(kinds).find((kind) => kind.ending === ending)?.mimeType ?? null
}
