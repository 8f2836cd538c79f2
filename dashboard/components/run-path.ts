/** Where a run's own page is. */
export const runPath = (id: number): string => `/runs/${id}`
