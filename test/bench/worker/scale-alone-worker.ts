import '../scale/watched.ts'

export { default } from './remembering-worker.ts'
