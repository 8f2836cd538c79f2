/** Descriptions of repositories. `{any}` and so on as in the papers' sentences. */

export const ABOUT_TOPICS = [
  'A fast and {adj} library for {task|method}',
  'Official implementation of {Name}: {adj} {any}',
  'Run {models} on your own machine',
  '{adj} toolkit for building {models|parts}',
  'Everything you need to get started with {any}',
  'Open implementation of {method|task} in plain code',
  'A {adj} playground for {any}',
  'Train, evaluate and deploy {models} with one command',
  'Minimal, readable code for {any}',
  'Production-ready {task|method} with {any}',
  'Self-hosted {task|models}, no cloud required',
  'Notes, examples and recipes for {any} and {any}',
  'The missing command line for {any}',
  'Visual debugger for {parts|models}',
]

export const ABOUT_OTHER = [
  'A tiny and fast static site generator',
  'Terminal file manager with previews',
  'Type-safe forms without the boilerplate',
  'A small database that fits in one file',
  'Modern window manager for tiling enthusiasts',
  'Download, convert and organize your photos',
  'Self-hosted notes with end-to-end encryption',
  'A fast package manager for monorepos',
  'Beautiful charts in your terminal',
  'An opinionated starter for web applications',
  'Peer-to-peer sync for your home directory',
  'Keyboard-driven launcher with plugins',
  'A retro console emulator written from scratch',
  'Structured logging that stays out of your way',
  'Home automation without the cloud',
]

/** Language and its colour; the first ones are the most frequent. */
export const LANGUAGES: readonly (readonly [string, string])[] = [
  ['Python', '#3572A5'],
  ['TypeScript', '#3178c6'],
  ['Rust', '#dea584'],
  ['Jupyter Notebook', '#DA5B0B'],
  ['Go', '#00ADD8'],
  ['C++', '#f34b7d'],
  ['JavaScript', '#f1e05a'],
  ['C', '#555555'],
  ['Swift', '#F05138'],
  ['Cuda', '#3A4E3A'],
  ['C#', '#178600'],
  ['Zig', '#ec915c'],
]
