import { randomUUID } from 'node:crypto'
import type { ShellMessage } from '../rpc/core-link.ts'

export interface ChosenFile {
  readonly path: string
  readonly name: string
}

/** The files the founder chose in this session. They outlive the core, so a fresh one is told them all again. */
export interface Tickets {
  add(file: ChosenFile): string
  messages(): readonly ShellMessage[]
}

export function createTickets(tellCore: (message: ShellMessage) => void): Tickets {
  const known: ShellMessage[] = []
  return {
    add(file) {
      const ticket = randomUUID()
      const message: ShellMessage = { kind: 'ticket', ticket, path: file.path, name: file.name }
      known.push(message)
      tellCore(message)
      return ticket
    },
    messages: () => known,
  }
}
