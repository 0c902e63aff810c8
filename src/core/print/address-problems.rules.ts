import type { AddressFit } from './address-block.rules.ts'

/** Why an address cannot be printed, as whole sentences for the founder; empty when it can. */
export function addressSentences(lines: readonly string[], { uncovered, tooLong }: AddressFit, paperName: string): string[] {
  if (lines.every((line) => line.trim() === '')) return ['There is no address to print.']
  const sentences: string[] = []
  if (uncovered.length > 0) {
    const characters = uncovered.join(' ')
    sentences.push(`No font here has ${uncovered.length === 1 ? 'this character' : 'these characters'} of the address: ${characters}`)
  }
  if (tooLong !== null) {
    const { lines: count, maxLines } = tooLong
    sentences.push(`The address takes ${count} lines in the smallest type; ${paperName} has room for ${maxLines}.`)
  }
  return sentences
}
