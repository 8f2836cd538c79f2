import { type ParseArgsConfig, parseArgs } from 'node:util'

/** Reads the options of a script. One that is not known is named in a line, and the process ends with code 1. */
export function commandLine<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    // Further sentences explain how to pass such a word after all, which nothing here takes.
    console.error((error as Error).message.replace(/\. .*$/s, ''))
    process.exit(1)
  }
}
