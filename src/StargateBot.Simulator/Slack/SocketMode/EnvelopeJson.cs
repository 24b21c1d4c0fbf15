namespace StargateBot.Simulator.Slack.SocketMode;

/// <summary>Writes the frames of Socket Mode.</summary>
/// <remarks>Source: docs "Using Socket Mode"; java-slack-sdk <c>socket_mode/request</c>.</remarks>
internal static class EnvelopeJson
{
    public static ReadOnlyMemory<byte> Hello(int connections, string appId, TimeSpan connectionTime) => JsonObjects.Write(json =>
    {
        json.WriteString("type", "hello");
        json.WriteNumber("num_connections", connections);
        json.WriteStartObject("debug_info");
        json.WriteString("host", "applink-simulator");
        json.WriteNumber("build_number", 1);
        json.WriteNumber("approximate_connection_time", (int)connectionTime.TotalSeconds);
        json.WriteEndObject();
        json.WriteStartObject("connection_info");
        json.WriteString("app_id", appId);
        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Disconnect(string? reason) => JsonObjects.Write(json =>
    {
        json.WriteString("type", "disconnect");
        MessageJson.WriteOptional(json, "reason", reason);
        json.WriteStartObject("debug_info");
        json.WriteString("host", "applink-simulator");
        json.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> Envelope(Delivery delivery) => JsonObjects.Write(json =>
    {
        json.WriteString("envelope_id", delivery.EnvelopeId);
        json.WritePropertyName("payload");
        json.WriteRawValue(delivery.Payload.Span, skipInputValidation: true);
        json.WriteString("type", delivery.Type);
        json.WriteBoolean("accepts_response_payload", delivery.AcceptsResponse);
        if (delivery.EventId is not null)
        {
            json.WriteNumber("retry_attempt", delivery.Attempt);
            json.WriteString("retry_reason", delivery.RetryReason);
        }
    });

    /// <summary>The payload of an events envelope that has no <c>event</c> object.</summary>
    public static ReadOnlyMemory<byte> AppRateLimited(string teamId, string appId, DateTimeOffset now) => JsonObjects.Write(json =>
    {
        json.WriteString("type", "app_rate_limited");
        json.WriteString("team_id", teamId);
        json.WriteNumber("minute_rate_limited", now.ToUnixTimeSeconds());
        json.WriteString("api_app_id", appId);
    });

    /// <summary>A payload of so many characters that says nothing.</summary>
    public static ReadOnlyMemory<byte> Padding(int length) => JsonObjects.Write(json => json.WriteString("padding", new string('x', length)));
}
