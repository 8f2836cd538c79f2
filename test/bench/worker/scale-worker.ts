import '../scale/watched.ts'

export { default } from './recording-worker.ts'
