import type { Asker, Vault } from "./vault"

/**
 * Who may ask for something: readers of the study and more, and so on; "account" is who has signed in, "exhibit" who
 * owns this Exhibit; "open" is everybody; "nobody" is what is not there for anybody here.
 */
export type Needs = "open" | "account" | "reader" | "reviewer" | "editor" | "owner" | "exhibit" | "nobody"

export type Asked = {
  needs: Needs
  path: string
  /** What is sent; a GET without. */
  data?: object
  method?: "POST" | "PUT" | "DELETE"
  /** The status where it is allowed; of what is sent, any but a refusal. */
  ok?: number
  /** Alone of all who may read the study. */
  only?: Asker
}

/** Every page and route under app/, as one asks for it in the vault. One that is not here fails the test. */
export function routes({ a, b, judgement, comment, flag }: Vault["ids"]): Record<string, Asked[]> {
  const study = (page: string, needs: Needs = "reader"): Asked[] => [{ needs, path: `/studies/vault${page}` }]
  const t = (rest: string, ok?: number): Asked[] => [
    { needs: "reader", path: `/t/${a}${rest}${rest.includes("?") ? "&" : "?"}study=vault`, ok },
    { needs: "reader", path: `/t/${a}${rest}`, ok },
  ]
  const api = `/api/v1/transcripts/${a}`
  const own = (path: string): Asked[] => [{ needs: "open", path }]
  const queue = (rest: string, method?: "POST"): Asked[] => [
    { needs: "nobody", path: `/api/v1/queues/999999999${rest}`, ...(method && { method, data: {} }) },
  ]
  return {
    "page.tsx": own("/"),
    "methods/page.tsx": own("/methods"),
    "sign-in/page.tsx": own("/sign-in"),
    "sign-in/check/route.ts": [{ needs: "nobody", path: "/sign-in/check", ok: 405 }],
    "sign-in/provider/route.ts": [{ needs: "open", path: "/sign-in/provider", ok: 303 }],
    "sign-out/route.ts": [{ needs: "nobody", path: "/sign-out", ok: 405 }],
    "api/auth/callback/[provider]/route.ts": [{ needs: "open", path: "/api/auth/callback/none", ok: 302 }],
    "welcome/[token]/page.tsx": own("/welcome/none"),
    "welcome/[token]/accept/route.ts": [{ needs: "nobody", path: "/welcome/none/accept", ok: 405 }],
    "account/page.tsx": [{ needs: "account", path: "/account" }],
    "mentions/page.tsx": [{ needs: "account", path: "/mentions" }],
    "people/page.tsx": [{ needs: "exhibit", path: "/people" }],
    "audit/page.tsx": [{ needs: "exhibit", path: "/audit" }],
    "audit/export/route.ts": [{ needs: "exhibit", path: "/audit/export" }],

    "studies/[study]/(rates)/page.tsx": study(""),
    "studies/[study]/compare/page.tsx": study("/compare"),
    "studies/[study]/observed/page.tsx": study("/observed"),
    "studies/[study]/replication/page.tsx": study("/replication"),
    "studies/[study]/rules/page.tsx": study("/rules"),
    "studies/[study]/runs/page.tsx": study("/runs"),
    "studies/[study]/transcripts/page.tsx": study("/transcripts"),
    "studies/[study]/codebook/page.tsx": study("/codebook"),
    "studies/[study]/codebook/detector/page.tsx": study("/codebook/detector"),
    "studies/[study]/review/page.tsx": study("/review"),
    "studies/[study]/review/new/page.tsx": study("/review/new"),
    "studies/[study]/review/agreement/page.tsx": study("/review/agreement"),
    "studies/[study]/review/disagreements/page.tsx": study("/review/disagreements"),
    "studies/[study]/review/adjudicate/[id]/page.tsx": study(`/review/adjudicate/${a}?variable=harmful`),
    "studies/[study]/review/judges/page.tsx": study("/review/judges"),
    "studies/[study]/review/judges/list/page.tsx": study("/review/judges/list"),
    "studies/[study]/review/contested/page.tsx": study("/review/contested"),
    "studies/[study]/review/queues/[queue]/page.tsx": study(NO_QUEUE, "nobody"),
    "studies/[study]/review/queues/[queue]/items/route.ts": study(`${NO_QUEUE}/items`, "nobody"),
    "studies/[study]/review/queues/[queue]/next/route.ts": [
      // Who has no account is led to where one signs in.
      { needs: "nobody", path: `/studies/vault${NO_QUEUE}/next`, ok: 303 },
    ],
    "studies/[study]/review/agreement/export/route.ts": study("/review/agreement/export"),
    "studies/[study]/codebook/question/page.tsx": study("/codebook/question"),
    "studies/[study]/codebook/copy/page.tsx": study("/codebook/copy"),
    "studies/[study]/codebook/export/route.ts": [
      ...study("/codebook/export"),
      ...study("/codebook/export?format=markdown"),
    ],
    "studies/[study]/figure/route.ts": [
      ...study("/figure"),
      ...study("/figure?format=png"),
      ...study("/figure?format=markdown"),
    ],
    "studies/[study]/transcripts/export/route.ts": [
      ...study("/transcripts/export"),
      ...study("/transcripts/export?format=jsonl"),
    ],
    "studies/[study]/people/page.tsx": study("/people", "owner"),
    "studies/[study]/audit/page.tsx": study("/audit", "owner"),
    "studies/[study]/audit/export/route.ts": study("/audit/export", "owner"),

    "t/[id]/page.tsx": t(""),
    "t/[id]/beside/[other]/page.tsx": t(`/beside/${b}`),
    "t/[id]/find/route.ts": t("/find?q=fictional"),
    "t/[id]/outline/route.ts": t("/outline"),
    "t/[id]/print/route.ts": t("/print"),
    "t/[id]/raw/route.ts": t("/raw"),
    "t/[id]/rows/route.ts": t("/rows?from=0&to=2"),
    "t/[id]/text/route.ts": t("/text?message=1&from=0&to=20"),
    "t/[id]/typical/another/route.ts": t("/typical/another", 303),
    "t/[id]/typical/opposite/route.ts": t("/typical/opposite", 303),

    "api/v1/studies/route.ts": own("/api/v1/studies"),
    "api/v1/studies/[study]/rates/route.ts": [
      { needs: "reader", path: "/api/v1/studies/vault/rates" },
      { needs: "reader", path: "/api/v1/studies/vault/rates?format=csv" },
    ],
    "api/v1/studies/[study]/transcripts/route.ts": [
      { needs: "reader", path: "/api/v1/studies/vault/transcripts" },
      { needs: "reader", path: "/api/v1/studies/vault/transcripts?search=fictional" },
    ],
    "api/v1/studies/[study]/queues/route.ts": [{ needs: "reviewer", path: "/api/v1/studies/vault/queues" }],
    "api/v1/studies/[study]/judges/route.ts": [
      // No person has judged anything in the vault, which it says.
      { needs: "reader", path: "/api/v1/studies/vault/judges", ok: 400 },
    ],
    "api/v1/transcripts/[id]/route.ts": [
      { needs: "reader", path: api },
      { needs: "reader", path: `${api}?study=vault` },
    ],
    "api/v1/transcripts/[id]/messages/[number]/route.ts": [
      { needs: "reader", path: `${api}/messages/1` },
      { needs: "reader", path: `${api}/messages/1?study=vault&form=parts` },
    ],
    "api/v1/transcripts/[id]/messages/[number]/images/[block]/route.ts": [
      { needs: "reader", path: `${api}/messages/2/images/0` },
    ],
    "api/v1/transcripts/[id]/comments/route.ts": [
      { needs: "reviewer", method: "POST", path: `${api}/comments`, data: { text: "Look." } },
    ],
    "api/v1/transcripts/[id]/draft/route.ts": [
      { needs: "reviewer", path: `${api}/draft?study=vault` },
      {
        needs: "reviewer",
        method: "PUT",
        path: `${api}/draft?study=vault`,
        data: { answers: {}, revision: 0 },
      },
    ],
    "api/v1/transcripts/[id]/labels/route.ts": [
      {
        needs: "reviewer",
        method: "POST",
        path: `${api}/labels?study=vault`,
        data: { answers: {}, revision: 0 },
      },
    ],
    "api/v1/transcripts/[id]/skip/route.ts": [
      // Nobody has this item of a queue; a reviewer is told so otherwise than who may not skip at all.
      {
        needs: "reviewer",
        method: "POST",
        path: `${api}/skip?study=vault`,
        data: { queue: 1, reason: "unclear" },
      },
    ],
    "api/v1/judgements/[id]/flags/route.ts": [
      { needs: "account", method: "POST", path: `/api/v1/judgements/${judgement}/flags`, data: dispute },
    ],
    "api/v1/comments/[comment]/reply/route.ts": [
      {
        needs: "reviewer",
        method: "POST",
        path: `/api/v1/comments/${comment}/reply`,
        data: { text: "Yes." },
      },
    ],
    "api/v1/comments/[comment]/resolve/route.ts": [
      {
        needs: "reviewer",
        method: "POST",
        path: `/api/v1/comments/${comment}/resolve`,
        data: { resolved: true },
      },
    ],
    "api/v1/flags/[id]/settle/route.ts": [
      { needs: "editor", method: "POST", path: `/api/v1/flags/${flag}/settle`, data: settlement },
    ],
    "api/v1/flags/[id]/withdraw/route.ts": [
      { needs: "account", only: "reader", method: "POST", path: `/api/v1/flags/${flag}/withdraw`, data: {} },
    ],
    "api/v1/mentions/seen/route.ts": [
      { needs: "account", method: "POST", path: "/api/v1/mentions/seen", data: { comments: "all" } },
    ],
    "api/v1/queues/[queue]/route.ts": queue(""),
    "api/v1/queues/[queue]/next/route.ts": queue("/next", "POST"),
    "api/v1/queues/[queue]/lease/route.ts": queue("/lease", "POST"),
    "api/v1/queues/[queue]/pause/route.ts": queue("/pause", "POST"),
    "api/v1/queues/[queue]/release/route.ts": queue("/release", "POST"),
    "api/v1/queues/[queue]/resume/route.ts": queue("/resume", "POST"),
  }
}

/** Of no study. */
const NO_QUEUE = "/review/queues/999999999"

const dispute = { kind: "wrong", reason: "It only threatens.", proposed: "no" }
const settlement = { outcome: "rejected", answer: "It is right." }
