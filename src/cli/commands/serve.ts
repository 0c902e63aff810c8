import { AppError } from '../../contract/errors.ts'
import type { Command } from '../command.ts'
import { CliFailure, reasonOf } from '../failure.ts'

export const serveCommands: readonly Command[] = [
  {
    name: 'serve',
    args: [],
    summary: 'open the app in a browser on this machine, until Ctrl-C',
    details: 'Prints a link that works once. Nobody else on the network can reach it.',
    options: {
      port: { value: 'N', help: 'the port to listen on (a free one)' },
      'no-open': { help: 'print the link and open no browser' },
    },
    async run({ options }) {
      const port = options.number('port', 0, 65_535) ?? undefined
      try {
        const opensBrowser = !options.isOn('no-open') && !options.isOn('json')
        const { serve } = await import('../../web/serve.ts')
        await serve({ libraryPath: options.text('library') ?? undefined, port, opensBrowser })
      } catch (error) {
        if (error instanceof AppError) throw error
        throw new CliFailure('cli/not-ready', `The app cannot be served. ${reasonOf(error)}`, { cause: error })
      }
      return { json: {}, text: '' }
    },
  },
]
