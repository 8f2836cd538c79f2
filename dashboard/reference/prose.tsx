/** The little of Markdown that descriptions are written in: `code` and **bold** within a paragraph. */
export const Prose = ({ text }: { text: string }) => (
  <>
    {text.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
      if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>
      return part.startsWith('**') ? <strong>{part.slice(2, -2)}</strong> : part
    })}
  </>
)

export const Paragraphs = ({ text }: { text: string }) => (
  <>
    {text.split('\n\n').map((paragraph) => (
      <p>
        <Prose text={paragraph} />
      </p>
    ))}
  </>
)
