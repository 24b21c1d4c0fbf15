using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace StargateBot.Simulator.Slack.WebApi;

/// <summary>Serves <c>/slack/api/{method}</c>: token, scope, rate limit, method, answer.</summary>
internal sealed class WebApiServer(SlackState state, RateLimiter limits, IEnumerable<ApiMethod> methods)
{
    private readonly FrozenDictionary<string, ApiMethod> _methods = methods.ToFrozenDictionary(method => method.Name, StringComparer.Ordinal);

    public Task InvokeAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["method"]!;
        return state.HttpFaults.InvokeAsync(context, name, context => AnswerAsync(context, name));
    }

    private async Task AnswerAsync(HttpContext context, string name)
    {
        var body = new ArrayBufferWriter<byte>(1024);
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        try
        {
            if (!HttpMethods.IsPost(context.Request.Method) && !HttpMethods.IsGet(context.Request.Method))
            {
                throw new ApiRefusal("invalid_post_type");
            }

            using var call = await ApiCall.ReadAsync(context, name);
            var channel = call.Text("channel") ?? call.Text("channel_id");
            if (limits.Check(name, channel) is { } retryAfter)
            {
                context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                context.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(retryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
                throw new ApiRefusal("ratelimited");
            }

            if (state.ApiFaults.NextError(name) is { } error)
            {
                throw new ApiRefusal(error);
            }

            var answer = Authorize(name, call).Run(call);
            json.WriteBoolean("ok", true);
            answer?.Invoke(json);
            if (call.Warning is { } warning)
            {
                json.WriteString("warning", warning);
            }
        }
        catch (ApiRefusal refusal)
        {
            WriteRefusal(json, refusal);
        }

        json.WriteEndObject();
        json.Flush();
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.ContentLength = body.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(body.WrittenMemory, context.RequestAborted);
    }

    private ApiMethod Authorize(string name, ApiCall call)
    {
        if (!_methods.TryGetValue(name, out var method))
        {
            throw new ApiRefusal("unknown_method");
        }

        if (method.Token == TokenKind.None)
        {
            return method;
        }

        var token = call.Token ?? throw new ApiRefusal("not_authed");
        if (token != state.BotToken && token != state.AppToken)
        {
            throw new ApiRefusal("invalid_auth");
        }

        if (token == state.BotToken ? state.BotTokenRevoked : state.AppTokenRevoked)
        {
            throw new ApiRefusal("token_revoked");
        }

        if ((token == state.BotToken) != (method.Token == TokenKind.Bot))
        {
            throw new ApiRefusal("not_allowed_token_type");
        }

        var scopes = state.Settings.Scopes;
        return method.Scope is { } scope && !scopes.Contains(scope) && !method.OtherScopes.Any(scopes.Contains)
            ? throw new ApiRefusal("missing_scope") { NeededScope = scope }
            : method;
    }

    private void WriteRefusal(Utf8JsonWriter json, ApiRefusal refusal)
    {
        json.WriteBoolean("ok", false);
        json.WriteString("error", refusal.Error);
        if (refusal.NeededScope is { } needed)
        {
            json.WriteString("needed", needed);
            json.WriteString("provided", string.Join(',', state.Settings.Scopes.Order(StringComparer.Ordinal)));
        }

        if (refusal.Messages.Count > 0)
        {
            json.WriteStartObject("response_metadata");
            json.WriteStartArray("messages");
            foreach (var message in refusal.Messages)
            {
                json.WriteStringValue(message);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }
}
