// Markup. Arrows are written by name: one character beyond Latin-1 makes a whole page cost twice as much to be sent.
const KEYS = [
  ['/', 'search the topics'],
  ['&larr; &rarr;', 'step through the points of a chart that has the focus; Home and End lead to its ends'],
  ['Enter', 'on a point of upvotes: open the run that saw it'],
  ['t', 'show or hide the table of a chart'],
  ['Tab', 'go from link to link, and to the charts'],
  ['?', 'this help'],
] as const

/** What the keyboard can do. Opened by `client/page.ts`; without a script it stays closed. */
export const Help = () => (
  <dialog id="help" aria-labelledby="help-title">
    <p id="help-title">
      <b>Keyboard</b>
    </p>
    <dl>
      {KEYS.map(([key, words]) => (
        <div>
          <dt>
            <kbd dangerouslySetInnerHTML={{ __html: key }} />
          </dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <button type="submit">Close</button>
    </form>
  </dialog>
)
