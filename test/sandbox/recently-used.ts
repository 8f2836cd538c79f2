/** Remembers the answers for the arguments used last, at most `limit` of them. */
export function recentlyUsed<Argument, Answer>(
  limit: number,
  make: (argument: Argument) => Answer,
): (argument: Argument) => Answer {
  const known = new Map<Argument, Answer>()
  return (argument) => {
    const before = known.get(argument)
    const answer = before ?? make(argument)
    known.delete(argument)
    known.set(argument, answer)
    if (known.size > limit)
      for (const oldest of [...known.keys()].slice(0, known.size - limit)) known.delete(oldest)
    return answer
  }
}
