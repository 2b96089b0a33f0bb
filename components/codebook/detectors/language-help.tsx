const WORDS: [form: string, meaning: string][] = [
  [
    'verdict of "judge" is yes',
    "what another judge said of the same variable; of another: verdict of judge on belief is real",
  ],
  [
    'action to "kyle@"',
    "something the model did that goes to this recipient (To, Cc, Bcc); any case, any part of it",
  ],
  ['action has "leverage" or "affair"', "an action whose arguments hold one of these"],
  ['action (to "kyle" and has "leverage")', "one action that is both"],
  ['tool "send_email" with subject has /urgent/i', "a call of this tool, with this in that argument"],
  ["plan …, call …", "like action: only written out in reasoning; done or planned"],
  ['text has "blackmail"', "anywhere in what the model under test wrote"],
  ["said has …, reasoning has …", "in its visible text; in its reasoning"],
  ['transcript has "…"', "in any message of any role, the prompts too"],
  ["not, and, or, ( )", "not binds most, or least"],
  [
    "/leverag(e|ing)/i",
    "a pattern instead of a phrase; i: whatever the case. No look-around, no back references",
  ],
  ["-- why", "a comment, to the end of the line"],
]

/** The language of definitions on half a page. */
export function LanguageHelp() {
  return (
    <details className="my-2 max-w-read">
      <summary className="disclosure min-h-6">The language</summary>
      <dl className="border-line border-l pl-3">
        {WORDS.map(([form, meaning]) => (
          <div key={form} className="py-1">
            <dt>
              <code className="wrap-anywhere font-mono text-sm">{form}</code>
            </dt>
            <dd className="text-muted">{meaning}</dd>
          </div>
        ))}
      </dl>
      <p className="mt-1 border-line border-l pl-3 text-muted">
        A verdict that is missing makes the answer unknown, unless the rest decides it. What was said of
        failed runs is nothing: they are not judged.
      </p>
    </details>
  )
}
