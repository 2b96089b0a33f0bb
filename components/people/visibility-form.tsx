import { Visibility, visibilityWords } from "@/lib/model/people/viewer"
import { ActionForm, type FormAction } from "./action-form"

/** Who may read a study besides its members. */
export function VisibilityForm({ chosen, save }: { chosen: Visibility; save: FormAction }) {
  return (
    <section className="my-4">
      <h2 className="font-semibold">Who may read it</h2>
      <p className="max-w-read text-muted">
        Links, exports and pictures show a study to whoever may read it, and to nobody else.
      </p>
      <ActionForm action={save} label="Who may read this study" button="Save">
        <fieldset key={chosen} className="flex w-full flex-col">
          <legend className="sr-only">Who may read this study</legend>
          {Visibility.options.map((option) => (
            <label key={option} className="flex min-h-7 items-center gap-2">
              <input
                type="radio"
                name="visibility"
                value={option}
                defaultChecked={option === chosen}
                className="size-4 accent-accent"
              />
              <span>
                {option} <span className="text-muted">· {visibilityWords[option]}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </ActionForm>
    </section>
  )
}
