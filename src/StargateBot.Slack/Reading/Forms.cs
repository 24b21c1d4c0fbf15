using System.Text.Json;
using StargateBot.Core.Chat;
using StargateBot.Core.Languages;
using StargateBot.Slack.Wire;

namespace StargateBot.Slack.Reading;

/// <summary>Writes down with a form what submitting it asks and where its reply goes, and reads both when it is submitted, also after a restart.</summary>
internal static class Forms
{
    /// <summary>The id by which Slack hands back forms of this program.</summary>
    public const string CallbackId = "sb_form";

    /// <summary>The id of the element in every block; the block's id is the field's name.</summary>
    public const string ElementId = "text";

    private const int MaxState = 3000;

    /// <summary>Writes down what a form must hand back.</summary>
    /// <param name="form">The form.</param>
    /// <param name="question">What opens it.</param>
    /// <returns>At most 3000 characters, or null when it does not fit.</returns>
    public static string? State(ChatForm form, IncomingQuestion question)
    {
        var target = question.ReplyTo;
        var addressed = target.Token is null ? target.Fallback ?? target : target;
        var state = new FormState
        {
            Action = ActionCodec.Write(form.Submit),
            Language = form.Language.ToCode(),
            Team = target.Place.Tenant,
            Channel = target.Place.Channel,
            Thread = target.Place.Thread,
            ResponseUrl = addressed.Token?.Reveal(),
            ResponseEnds = addressed.TokenExpires?.ToUnixTimeSeconds(),
        };
        var text = Write(state);
        if (text.Length > MaxState)
        {
            text = Write(state with { ResponseUrl = null, ResponseEnds = null });
        }

        return text.Length > MaxState ? null : text;
    }

    /// <summary>Reads a submitted form.</summary>
    /// <param name="view">The form as it came back.</param>
    /// <param name="author">Who submitted it.</param>
    /// <param name="now">The time.</param>
    public static Arrival Read(SubmittedView? view, ChatAuthor author, DateTimeOffset now)
    {
        if (view is not { CallbackId: CallbackId, Id: { Length: > 0 } id } || StateIn(view.PrivateMetadata) is not { } state
            || state is not { Team: { Length: > 0 } team, Channel: { Length: > 0 } channel } || ActionCodec.Read(state.Action) is not { } request)
        {
            return new Arrival.Nothing("foreign form");
        }

        var language = LanguageCodes.TryParse(state.Language, out var told) ? told : (Language?)null;
        var fields = FieldsIn(view);
        if (ErrorsIn(request.Command, fields, SlackTexts.For(language ?? Language.Indonesian)) is { Count: > 0 } errors)
        {
            return new Arrival.Incomplete(errors);
        }

        var place = new ChatPlace(SlackPlatform.PlatformName, team, channel, state.Thread);
        return new Arrival.Asked(new IncomingQuestion
        {
            EventKey = $"slack:{team}:view:{id}",
            Place = place,
            Conversation = Targets.PersonsConversation(place, author.UserId),
            Author = author,
            Addressing = Addressing.Action,
            Request = request with { Fields = fields },
            Language = language,
            ReplyTo = TargetOf(state, place, author.UserId, now),
        });
    }

    private static ReplyTarget TargetOf(FormState state, ChatPlace place, string user, DateTimeOffset now)
    {
        var target = Targets.IsDirect(place)
            ? Targets.Plain(place, user)
            : Targets.Respond(place, user, state.ResponseUrl, isPrivate: true, now);
        return target.Token is null ? target : target with { TokenExpires = DateTimeOffset.FromUnixTimeSeconds(state.ResponseEnds ?? 0) };
    }

    private static Dictionary<string, string> FieldsIn(SubmittedView view)
    {
        var fields = new Dictionary<string, string>();
        foreach (var (block, elements) in view.State?.Values ?? [])
        {
            if (elements?.GetValueOrDefault(ElementId)?.Value is { } value && !string.IsNullOrWhiteSpace(value))
            {
                fields[block] = value;
            }
        }

        return fields;
    }

    // Slack itself demands what is required; one of two texts, and more than blanks, it cannot.
    private static Dictionary<string, string> ErrorsIn(ChatCommand command, Dictionary<string, string> fields, SlackTexts texts)
    {
        var errors = new Dictionary<string, string>();
        if (command == ChatCommand.SubmitTeach)
        {
            if (!fields.ContainsKey(RequestFields.Title))
            {
                errors[RequestFields.Title] = texts.FormTitleMissing;
            }

            if (!fields.ContainsKey(RequestFields.Indonesian) && !fields.ContainsKey(RequestFields.English))
            {
                errors[RequestFields.Indonesian] = texts.FormTextMissing;
            }
        }

        return errors;
    }

    private static string Write(FormState state) => JsonSerializer.Serialize(state, SlackJson.Default.FormState);

    private static FormState? StateIn(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize(text, SlackJson.Default.FormState);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
