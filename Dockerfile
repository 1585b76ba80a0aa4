# The app in Slack as an image: builds with what it needs for that, runs with what it needs for answering alone. It runs as a user of
# no rights, on a file system that may be read-only; what it keeps lies in /data. How to use it: docs/operation.md.
FROM node:20.20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json vite.config.ts vite.server.config.ts manifest.yml ./
COPY src ./src
COPY corpus ./corpus
COPY intents ./intents
RUN npm run build
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0 OPS_HOST=0.0.0.0 OPS_PORT=9464
WORKDIR /app
COPY --from=build /app/package.json /app/manifest.yml ./
COPY --from=build /app/corpus ./corpus
COPY --from=build /app/intents ./intents
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000 9464
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.OPS_PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/app/main.js"]
