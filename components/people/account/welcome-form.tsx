import { Field, Problem } from "@/components/people/account/field"

type Invitation = {
  kind: "owner" | "member" | "password"
  email: string | null
  name: string | null
  account: boolean
}

/** What an invitation asks of who holds its link. `said`: what they sent before, without the password. */
export function WelcomeForm(props: {
  invitation: Invitation
  accept: string
  said: { name?: string; email?: string; problem?: string }
}) {
  const { invitation, accept, said } = props
  const { kind, email, name } = invitation
  const joining = kind === "member" && invitation.account
  return (
    <form action={accept} method="post" className="flex max-w-96 flex-col gap-3">
      <Problem>{said.problem}</Problem>
      {kind === "password" || joining ? null : (
        <Field
          label="Your name"
          name="name"
          defaultValue={said.name ?? name ?? ""}
          autoComplete="name"
          maxLength={200}
          required
          hint="What you label and write stands under it."
        />
      )}
      <Field
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        defaultValue={email ?? said.email ?? ""}
        readOnly={email !== null}
        required
      />
      {joining ? (
        <p>There is an account of this address; it gets the roles. Sign in with it as you always do.</p>
      ) : (
        <Field
          label={kind === "password" ? "New password" : "Password"}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={12}
          maxLength={128}
          required
          hint="At least 12 characters."
        />
      )}
      <button type="submit" className="control self-start border-accent font-medium">
        {kind === "owner" ? "Set up" : kind === "password" ? "Set the password" : "Join"}
      </button>
    </form>
  )
}
