import { NOW } from '../now.ts'

// Frozen, so that questions to the database repeat to the letter.
Date.now = () => NOW
