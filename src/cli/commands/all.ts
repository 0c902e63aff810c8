import type { Command } from '../command.ts'
import { addressesCommands } from './addresses.ts'
import { cardsCommands } from './cards.ts'
import { customersCommands } from './customers.ts'
import { demoCommands } from './demo.ts'
import { eraseCommands } from './erase.ts'
import { exportsCommands } from './exports.ts'
import { duplicatesCommands } from './duplicates.ts'
import { helpCommand, versionCommand } from './help.ts'
import { householdsCommands } from './households.ts'
import { importsCommands } from './imports.ts'
import { labelsCommands } from './labels.ts'
import { libraryCommands } from './library.ts'
import { momentsCommands } from './moments.ts'
import { reportsCommands } from './reports.ts'
import { runsCommands } from './runs.ts'
import { sampleCommands } from './sample.ts'
import { serveCommands } from './serve.ts'
import { settingsCommands } from './settings.ts'

const work: readonly Command[] = [
  ...importsCommands,
  ...momentsCommands,
  ...customersCommands,
  ...eraseCommands,
  ...addressesCommands,
  ...exportsCommands,
  ...duplicatesCommands,
  ...householdsCommands,
  ...cardsCommands,
  ...labelsCommands,
  ...runsCommands,
  ...reportsCommands,
  ...settingsCommands,
  ...libraryCommands,
  ...sampleCommands,
  ...serveCommands,
  ...demoCommands,
  versionCommand,
]

/** Every command, in the order of an evening's work. */
export const commands: readonly Command[] = [...work, helpCommand(work)]
