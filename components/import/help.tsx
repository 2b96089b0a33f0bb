import { Notice } from "@/components/ui/notice"

/** The front page before the first import. */
export function ImportHelp() {
  return (
    <Notice title="There is no study here yet">
      <p>Import a results folder or eval logs; the study is made when it does not exist:</p>
      <pre className="wrap-anywhere max-w-full whitespace-pre-wrap bg-surface p-3 font-mono text-sm">
        npm run exhibit -- import path/to/results --study my-study{"\n"}
        npm run exhibit -- import path/to/logs/*.eval --study my-study
      </pre>
      <p>
        The format is recognised by its content. A table or JSON of your own is read with a mapping:{" "}
        <code className="font-mono text-sm">--map FILE</code>.
      </p>
    </Notice>
  )
}
