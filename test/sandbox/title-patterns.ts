/**
 * Titles. `{models}`, `{any}`, `{method|task}` are places for a topic of that kind; other braces are fillers;
 * `[is|are]` agrees with the topic before it. A pattern with two places serves papers with two topics in the title.
 */

/** Titles that name no topic. */
export const WITHOUT_TOPIC = [
  'Learning When to Stop',
  'What the Last Layer Knows',
  'Less Data, Better Decisions',
  'The Shape of Good Supervision',
  'Small Signals, Large Effects',
  'How Much Structure Is Enough?',
  'Doing More with a Fixed Budget',
  'A {adj} Recipe for {quality}',
  'Learning from Near Misses',
  'Where Does {quality} Come From?',
  'Why Simple Objectives Win',
  'Trading {quality} for {quality}',
  'The Unreasonable Value of {quality}',
  '{adj} Learning beyond the Usual Budget',
  'Rethinking {quality} from First Principles',
  'Learning to Ask for Help',
  'Fewer Steps, Same Answers',
  'On the Limits of {quality} at Scale',
  'A {adj} View of {lens}',
  'Closing the Gap between {quality} and {quality}',
]

/** What may follow a title that does not end in a question. */
export const TAILS = ['{setting}', 'with {ingredient}', 'via {lens}', 'using {resource}', '{setting}']

/** Titles that name one topic. */
export const WITH_ONE = [
  'Rethinking {any} through {lens}',
  'Towards {adj} {any}',
  'A Closer Look at {any}',
  'Understanding {any} through {lens}',
  '{adj} {any} at Scale',
  'How Far Can {any} Go?',
  'What Makes {any} Hard?',
  'On the {quality} of {any}',
  'The Hidden Cost of {any}',
  '{any} from First Principles',
  'Scaling {method|task|models} without Losing {quality}',
  'Improving the {quality} of {any}',
  'Making {any} More Predictable',
  'Do {models} Know When They Are Wrong?',
  'Teaching {models} to Slow Down',
  'Where {models} Fail and Why',
  'Training {adj} {models} with {lens}',
  'Can {models} Learn from Their Own Mistakes?',
  'Reading {parts} through {lens}',
  'Building Better {parts}',
  'What {parts} Tell Us about {quality}',
  '{adj} {parts} for Everyday Use',
  'Making {method} Work under Tight Budgets',
  '{method} Beyond the Training Distribution',
  'Revisiting {method}: When {quality} Matters',
  'Why {method} Works and When It Fails',
  '{method} as a Budgeted Decision',
  '{adj} Supervision for {task}',
  'Learning {task} from Weak Signals',
  '{task} in the Wild',
  '{task} with Fewer Examples',
  'Decomposing {task} into Reusable Steps',
  'Mitigating {issue} with {lens}',
  'Detecting {issue} Before It Spreads',
  'The Anatomy of {issue}',
  'Measuring {issue} across Model Sizes',
]

/** Titles that name two topics. */
export const WITH_TWO = [
  'Bridging {any} and {any}',
  'From {any} towards {any}',
  '{method} for {task|models|parts}',
  '{adj} {method} for {task|models}',
  'Improving {task|models|method} with {method|parts|models}',
  '{any} [Meets|Meet] {any}: A {adj} Approach',
  '{task} with {models|method|parts}',
  'Rethinking {any} for {task|models|method}',
  'Mitigating {issue} in {any}',
  'When Does {method|task} Help {any}?',
  'How {issue} Limits {any}',
  'Unifying {any} and {any}',
  'Adapting {models|parts|method} to {task|method|models}',
  'Scaling {any} with {any}',
  '{adj} {task} via {method|parts|models}',
  'Beyond {any}: {adj} {any}',
  'Connecting {parts|models} with {any}',
  'Can {models} Do {task|method}?',
  '{models} Need Better {parts}',
]

/** Titles of papers that are a label's kind of thing: a benchmark, a dataset. */
export const LABELLED_FOR = [
  'A {adj} {label} for {any}',
  'A {label} for {any}',
  'Towards a {adj} {label} for {any}',
  'A {label} for {any} and {any}',
  'Building a {adj} {label} for {any}',
]

/** Titles of papers about a field: a survey, a roadmap, a technical report. */
export const LABELLED_ON = [
  'A {label} on {any}',
  'A {label} on {any} and {any}',
  '{any} and {any}: A {label}',
  '{any} in Practice: A {label}',
  '{any}: A {adj} {label}',
]
