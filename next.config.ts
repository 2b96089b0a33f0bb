import type { NextConfig } from "next"

const config: NextConfig = {
  cacheComponents: true,
  partialPrefetching: true,
  typedRoutes: true,
  agentRules: false,
  poweredByHeader: false,
  // Compressing costs as much as drawing a page; over a network, the proxy in front of Exhibit does it.
  compress: false,
}

export default config
