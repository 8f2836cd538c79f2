import { createConfig, lintFromString } from '@redocly/openapi-core'

/** What Redocly's recommended rules say against a document: errors and warnings, a line each. */
export async function lint(file: string, text: string): Promise<{ errors: string[]; warnings: string[] }> {
  const config = await createConfig({ extends: ['recommended'] })
  const problems = await lintFromString({ source: text, absoluteRef: file, config })
  const lines = (severity: string) =>
    problems
      .filter((one) => one.severity === severity)
      .map(({ ruleId, message, location }) => `${ruleId}: ${message} at ${location[0]?.pointer ?? file}`)
  return { errors: lines('error'), warnings: lines('warn') }
}
