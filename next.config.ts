import type { NextConfig } from "next"

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  typedRoutes: true,
  agentRules: false,
  poweredByHeader: false,
}

export default config
