# One image for the four services: which one runs is said by the command.
FROM node:20-slim AS build
ENV TURBO_TELEMETRY_DISABLED=1 DO_NOT_TRACK=1
WORKDIR /rosa
COPY . .
RUN npm ci \
  && npm run build \
  && npm prune --omit=dev \
  && find packages services apps infra -type d -name src -prune -exec rm -rf {} + \
  && rm -rf node_modules/.cache .turbo

FROM node:20-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 ROSA_SCREENS=/rosa/apps/web/dist ROSA_IMPORTS=/imports
# A volume that is mounted on one of these belongs to the account that the services run under.
RUN install --directory --owner=1000 --group=1000 /imports /files
WORKDIR /rosa
COPY --from=build /rosa ./
USER 1000
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=10s --start-period=2m --retries=3 CMD ["node", "infra/compose/healthy.mjs"]
CMD ["node", "services/gateway/dist/main.js"]
