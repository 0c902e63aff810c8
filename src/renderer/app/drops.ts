export type Drop = { readonly kind: 'customers' | 'library'; readonly file: File } | { readonly kind: 'refused'; readonly reason: string }

/** Whether what is dragged holds files; text and links dragged within the page do not. */
export const carriesFiles = (data: DataTransfer | null): boolean => data?.types.includes('Files') ?? false

/** What was dropped, told by the file's name; a reason where it cannot be taken. */
export function dropOf(data: Pick<DataTransfer, 'items' | 'files'>): Drop {
  const { files } = data
  const [file] = files
  if (!file) return { kind: 'refused', reason: 'There was no file in it. Save it to the desktop first, and drop that.' }
  if (files.length > 1) return { kind: 'refused', reason: `Those are ${files.length} files. Drop one at a time.` }
  if (data.items[0]?.webkitGetAsEntry()?.isDirectory) return { kind: 'refused', reason: `“${file.name}” is a folder. Open it, and drop the file you mean.` }
  return { kind: /\.(longhand|backup)$/i.test(file.name) ? 'library' : 'customers', file }
}
