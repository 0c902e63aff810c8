import type { AddressBlock } from './address-block.rules.ts'

/** Why an address cannot be printed, as whole sentences for the founder; empty when it can. */
export function addressSentences(lines: readonly string[], block: AddressBlock, paperName: string): string[] {
  if (lines.every((line) => line.trim() === '')) return ['There is no address to print.']
  const sentences: string[] = []
  if (block.uncovered.length > 0) {
    const characters = block.uncovered.join(' ')
    sentences.push(`No font here has ${block.uncovered.length === 1 ? 'this character' : 'these characters'} of the address: ${characters}`)
  }
  if (block.tooLong !== null) {
    const { lines: count, maxLines } = block.tooLong
    sentences.push(`The address takes ${count} lines in the smallest type; ${paperName} has room for ${maxLines}.`)
  }
  return sentences
}
