# The exact version that the tests run on. Raise it here, then run all tests with it.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY hooks hooks
COPY cards cards
COPY src src
RUN npm run build && npm prune --omit=dev

FROM node:20.20.2-bookworm-slim
# METRICS_PORT, DATABASE_URL and the files of production are for whoever runs it: docs/operations.md.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
WORKDIR /app
RUN mkdir -m 700 /data && chown 1000:1000 /data
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/src/knowledge/value-sets/*.json src/knowledge/value-sets/
COPY docs/rules docs/rules
COPY fixtures/patients fixtures/patients
COPY fixtures/requests fixtures/requests
COPY LICENSE NOTICE ./
# By number: Kubernetes cannot see of a name that it is not root.
USER 1000:1000
# All that is ever written. The rest may be read-only.
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--disable-warning=ExperimentalWarning", "dist/src/main.js"]
