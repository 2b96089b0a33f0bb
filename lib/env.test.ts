import path from "node:path"
import { expect, it } from "vitest"
import { env } from "@/lib/env"

it("needs nothing", () => {
  expect(env({ NODE_ENV: "test" })).toEqual({
    databaseUrl: undefined,
    host: "127.0.0.1",
    port: 3000,
    hosts: [],
    data: path.resolve("data"),
    demo: true,
    chromium: undefined,
    secret: undefined,
    trustProxy: false,
    peers: false,
    oidc: undefined,
  })
})

it("takes an empty variable as an unset one", () => {
  expect(env({ NODE_ENV: "test", DATABASE_URL: "", PORT: "", EXHIBIT_DATA: "" })).toEqual(
    env({ NODE_ENV: "test" }),
  )
})

it("takes what is set", () => {
  const url = "postgresql://a:b@db.example:5432/exhibit?sslmode=require"
  const given = {
    DATABASE_URL: url,
    HOST: "0.0.0.0",
    PORT: "8080",
    EXHIBIT_DATA: "elsewhere",
    EXHIBIT_DEMO: "0",
  }
  expect(env({ NODE_ENV: "test", ...given })).toMatchObject({
    databaseUrl: url,
    host: "0.0.0.0",
    port: 8080,
    data: path.resolve("elsewhere"),
    demo: false,
  })
})

it("names every variable that does not fit", () => {
  const wrong = () => env({ NODE_ENV: "test", DATABASE_URL: "mysql://x/y", PORT: "eighty" })
  expect(wrong).toThrow("DATABASE_URL")
  expect(wrong).toThrow("PORT")
})
