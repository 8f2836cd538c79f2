/** The data that the API of a Worker answers with. */
export async function answer<Data>(url: string, path: string): Promise<Data> {
  const response = await fetch(`${url}/api/v1${path}`)
  if (!response.ok) throw new Error(`${path} was answered with ${response.status}: ${await response.text()}`)
  return ((await response.json()) as { data: Data }).data
}
