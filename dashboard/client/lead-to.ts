/** Opens a page as a link to it would: within somebody else's page, that is a tab of its own. */
export function leadTo(path: string): void {
  const link = document.createElement('a')
  link.href = path
  link.click()
}
