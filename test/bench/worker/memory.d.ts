declare module 'memory.json' {
  const text: string
  export default text
}
