# docker build -t stargatebot .
# docker run -e Discord__Token=… -e Slack__BotToken=… -e Slack__AppToken=… -p 127.0.0.1:5080:5080 stargatebot
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig appsettings.json ./
COPY eng eng
COPY knowledge knowledge
COPY src src
RUN dotnet publish src/StargateBot -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app .
# The one place that is written to: the index of a large knowledge folder.
RUN mkdir data && chown $APP_UID data
VOLUME /app/data
# Without a token a container has nothing to do: a start error, not a simulator that nobody can reach.
ENV Simulator__Enabled=false \
    Http__Urls=http://0.0.0.0:5080
EXPOSE 5080
USER $APP_UID
# What was asked is finished first, which takes 15 s at most: docker stop --time 20.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s CMD ["./stargatebot", "health"]
ENTRYPOINT ["./stargatebot"]
