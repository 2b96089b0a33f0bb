import { Field, Problem } from "@/components/people/account/field"

/** `provider`: the name on the single sign-on button, and where it leads. */
export function SignInForm(props: {
  check: string
  next: string
  problem: string | undefined
  provider: { name: string; href: string } | null
}) {
  const { check, next, problem, provider } = props
  return (
    <div className="flex max-w-96 flex-col gap-6">
      <Problem>{problem}</Problem>
      <form action={check} method="post" className="flex flex-col gap-3">
        <input type="hidden" name="next" value={next} />
        <Field label="E-mail" name="email" type="email" autoComplete="username" required />
        <Field label="Password" name="password" type="password" autoComplete="current-password" required />
        <button type="submit" className="control self-start border-accent font-medium">
          Sign in
        </button>
      </form>
      {provider && (
        <a href={provider.href} className="control self-start">
          Sign in with {provider.name}
        </a>
      )}
    </div>
  )
}
