import { spawn, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Something that is run: a command of a text, or an example. */
export interface Command {
  name: string
  program: string
  parameters: string[]
  /** What has to work for it to be tried at all. */
  needs: [program: string, ...parameters: string[]]
}

const inShell = (name: string, line: string): Command => ({
  name,
  program: 'sh',
  parameters: ['-c', line],
  needs: ['curl', '--version'],
})

const LOCAL = 'http://localhost:8787'

/** The calls of the API in the README, each line a command. */
export const readmeCommands = (): Command[] =>
  [...readFileSync('README.md', 'utf8').matchAll(/^curl .*$/gm)]
    .map(([line]) => line)
    .filter((line) => line.includes(LOCAL))
    .map((line) =>
      inShell(`README: ${line}`, line.replace(/'([^']*)'/g, '"$1"').replaceAll(LOCAL, '$UPTREND')),
    )

/** The calls of the reference; those of the deployer, which change data, at the end as they stand there. */
export const referenceCommands = (page: string): Command[] =>
  [...page.matchAll(/<code>curl ([^<]*)<\/code>/g)].map(([, asked = '']) => {
    const line = `curl -sS ${asked.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')}`
    return inShell(`/docs: ${line}`, line)
  })

export const EXAMPLES: Command[] = [
  { name: 'examples/curl.sh', program: 'sh', parameters: ['examples/curl.sh'], needs: ['curl', '--version'] },
  {
    name: 'examples/typescript.ts',
    program: 'node',
    parameters: ['examples/typescript.ts'],
    needs: ['node', '--version'],
  },
  {
    name: 'examples/python.py',
    program: 'python3',
    parameters: ['examples/python.py'],
    needs: ['python3', '-c', 'import requests, pandas'],
  },
  { name: 'examples/r.R', program: 'Rscript', parameters: ['examples/r.R'], needs: ['Rscript', '--version'] },
]

export const canRun = ({ needs: [program, ...parameters] }: Command): boolean =>
  spawnSync(program, parameters, { stdio: 'ignore' }).status === 0

/** Runs a command against a site; what it printed, or why it failed. */
export async function run(
  { program, parameters }: Command,
  variables: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(program, parameters, { env: { ...process.env, ...variables } })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, output }
}
