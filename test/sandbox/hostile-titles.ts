/** Titles that try to break whoever stores or shows them. None of them names another topic. */

type Spoil = (title: string) => string

export const HOSTILE_TITLES: readonly [name: string, spoil: Spoil][] = [
  ['script', (title) => `${title} </script><script>alert(1)</script>`],
  ['image', (title) => `"><img src=x onerror=alert(1)> ${title}`],
  ['right-to-left', (title) => `\u202e${title}`],
  ['nul', (title) => title.replace(' ', '\u0000 ')],
  ['control', (title) => `\u0007\u001b[31m${title}\u0085\u0008`],
  ['zero-width', (title) => `\ufeff${title.replaceAll(' ', '\u200b \u200d')}`],
  ['prototype', (title) => `__proto__: ${title} {"__proto__": {"admin": true}}`],
  ['very-long', (title) => `${title} ${'and so it goes on '.repeat(300)}`.slice(0, 5000)],
  ['lone-surrogate', (title) => `${title} \ud83d`],
  ['emoji', (title) => `🚀 ${title} 👩🏽‍🔬🤗`],
  ['cjk', (title) => `${title}：一种简单而稳健的方法`],
  ['sql', (title) => `${title}'); DROP TABLE item; --`],
  ['template', (title) => `${title} {{7*7}} \${7*7} %s %00 &lt;b&gt; &amp;amp;`],
]
