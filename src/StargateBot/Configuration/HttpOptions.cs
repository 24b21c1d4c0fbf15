using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using StargateBot.CommandLine;
using StargateBot.Localization;

namespace StargateBot.Configuration;

/// <summary>Settings of the health and metrics server, section <c>Http</c>.</summary>
internal sealed record HttpOptions
{
    /// <summary>The section's name.</summary>
    public const string SectionName = "Http";

    private const string Key = "Http:Urls";
    private const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Gets the addresses to listen on, at least one.</summary>
    /// <value>The default is <c>http://127.0.0.1:5080</c>.</value>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>Reads and checks the section.</summary>
    /// <param name="section">The section; absent keys mean the defaults.</param>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">An address is no <c>http</c> address of host and port.</exception>
    public static HttpOptions From(IConfigurationSection section, Texts texts)
    {
        var value = section[nameof(Urls)];
        if (string.IsNullOrWhiteSpace(value))
        {
            return new HttpOptions();
        }

        var urls = value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return urls.Length > 0 && urls.All(url => AddressOf(url) is not null)
            ? new HttpOptions { Urls = urls }
            : throw new BadInputException(texts.ErrorConfigurationValue.With(Key, value, texts.SettingHttpUrlsRule));
    }

    /// <summary>Gets the addresses that can be listened on now: where the default one is taken, a free port stands in its place.</summary>
    /// <param name="texts">Texts in the person's language.</param>
    /// <exception cref="BadInputException">An address that was asked for cannot be listened on.</exception>
    public IReadOnlyList<string> FreeUrls(Texts texts) => [.. Urls.Select(url =>
    {
        var address = AddressOf(url)!;
        if (FaultOf(EndPointOf(address)) is not { } fault)
        {
            return url;
        }

        return url == DefaultUrl ? "http://127.0.0.1:0" : throw new BadInputException(texts.ErrorAddressUnusable.With(Key, url, fault));
    })];

    /// <summary>Gets where a program of this machine reaches the server.</summary>
    /// <exception cref="UriFormatException">The host is none.</exception>
    public Uri LocalUrl()
    {
        var address = AddressOf(Urls[0])!;
        var host = EndPointOf(address).Address is var ip && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)) ? "127.0.0.1" : address.Host;
        return new UriBuilder("http", host, address.Port).Uri;
    }

    private static BindingAddress? AddressOf(string url)
    {
        try
        {
            // Uri refuses the host names * and + that mean every address.
            var address = BindingAddress.Parse(url);
            return address is { Scheme: "http", Port: >= 0 and <= ushort.MaxValue, PathBase: "", IsUnixPipe: false, IsNamedPipe: false, Host.Length: > 0 }
                ? address
                : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // As the server reads it: a name that is no address of this machine means every address.
    private static IPEndPoint EndPointOf(BindingAddress address) => new(
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
            : IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) ? ip
            : IPAddress.Any,
        address.Port);

    // Found out before anything is started: a bot that greets and dies helps nobody.
    private static string? FaultOf(IPEndPoint endPoint)
    {
        try
        {
            using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endPoint);
            return null;
        }
        catch (SocketException exception)
        {
            return exception.Message;
        }
    }
}
