# syntax=docker/dockerfile:1
# One file for every process: docker build --build-arg WORKSPACE=services/intake .
FROM node:24-bookworm-slim AS build
WORKDIR /app
# The manifests first, so that the packages are fetched again only when one of them changes.
COPY package.json package-lock.json .npmrc ./
COPY packages/access/package.json packages/access/
COPY packages/calendar/package.json packages/calendar/
COPY packages/contracts/package.json packages/contracts/
COPY packages/messaging/package.json packages/messaging/
COPY packages/persistence/package.json packages/persistence/
COPY packages/service-kit/package.json packages/service-kit/
COPY packages/telemetry/package.json packages/telemetry/
COPY packages/testing/package.json packages/testing/
COPY services/case-management/package.json services/case-management/
COPY services/intake/package.json services/intake/
COPY services/triage/package.json services/triage/
COPY gateway/package.json gateway/
COPY infra/package.json infra/
COPY e2e/package.json e2e/
COPY bench/package.json bench/
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.base.json ./
COPY packages packages
COPY services services
COPY gateway gateway
COPY infra infra
# End-to-end tests and the benchmark run from outside the images, so they are not built here.
RUN npx tsc -b services/* gateway infra
# What only tests and tools need stays out of the images.
RUN npm prune --omit=dev --ignore-scripts \
 && rm -rf packages/testing packages/*/test packages/*/dist/test services/*/test services/*/dist/test gateway/test gateway/dist/test

FROM node:24-bookworm-slim AS process
ARG WORKSPACE
ENV NODE_ENV=production HTTP_PORT=8080
WORKDIR /app
COPY --from=build /app/package.json /app/package-lock.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/packages packages
COPY --from=build /app/${WORKSPACE} ${WORKSPACE}
COPY infra/container/healthcheck.mjs /app/healthcheck.mjs
WORKDIR /app/${WORKSPACE}
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 CMD ["node", "/app/healthcheck.mjs"]
# Node answers SIGTERM itself: no shell stands between it and whoever stops the container.
CMD ["node", "--enable-source-maps", "--import", "@veilighuis/telemetry/register", "dist/src/main.js"]
