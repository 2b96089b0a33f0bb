import { ActionForm, type FormAction } from "@/components/people/action-form"

/** Makes the queue that an address describes; its fields are those of the address. */
export function MakeQueue({ make, fields }: { make: FormAction; fields: [name: string, value: string][] }) {
  return (
    <ActionForm action={make} label="Make the queue" button="Make this queue">
      {fields.map(([name, value], index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names are repeated, and the order is the address's
        <input key={index} type="hidden" name={name} value={value} />
      ))}
    </ActionForm>
  )
}
