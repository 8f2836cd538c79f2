export type Sites = Record<'HUGGINGFACE_URL' | 'GITHUB_URL', string>

/** The real sites, or what the environment says instead of them: a proxy, a test. */
export const realSites = (environment: NodeJS.ProcessEnv = process.env): Sites => ({
  HUGGINGFACE_URL: environment.HUGGINGFACE_URL || 'https://huggingface.co',
  GITHUB_URL: environment.GITHUB_URL || 'https://github.com',
})

/** Whether any of the sites answers, whatever it answers. */
export async function isAnyReachable(sites: Sites): Promise<boolean> {
  const attempts = Object.values(sites).map((site) =>
    fetch(site, { method: 'HEAD', signal: AbortSignal.timeout(6000) }),
  )
  return await Promise.any(attempts).then(
    () => true,
    () => false,
  )
}

/** `huggingface.co and github.com`. */
export const namesOf = (sites: Sites): string =>
  [...new Set(Object.values(sites).map((site) => new URL(site).host))].join(' and ')
