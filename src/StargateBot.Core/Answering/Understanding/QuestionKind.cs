namespace StargateBot.Core.Answering.Understanding;

/// <summary>What a message asks for.</summary>
public enum QuestionKind
{
    /// <summary>A statement that answers: who, what, when, how much, or just key words.</summary>
    Fact,

    /// <summary>Whether something is so.</summary>
    YesNo,

    /// <summary>All members of a set.</summary>
    List,

    /// <summary>A reason or purpose.</summary>
    Reason,

    /// <summary>What something is, or what letters stand for.</summary>
    Definition,

    /// <summary>What somebody said.</summary>
    Quotation,

    /// <summary>The knowledge as a whole.</summary>
    Summary,

    /// <summary>A greeting, thanks, or a question about the bot.</summary>
    Help,

    /// <summary>An instruction to the bot with no question left in it.</summary>
    Instruction,

    /// <summary>Nothing to work with: no word in it.</summary>
    Empty,
}

/// <summary>What kind of expression answers a question.</summary>
public enum AnswerType
{
    /// <summary>Not known.</summary>
    Any,

    /// <summary>A human being.</summary>
    Person,

    /// <summary>A company, agency, team, party.</summary>
    Organisation,

    /// <summary>A place.</summary>
    Place,

    /// <summary>A day, year, century or span of time.</summary>
    Date,

    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A count or measure.</summary>
    Number,

    /// <summary>A share of a whole.</summary>
    Percentage,

    /// <summary>A clause that gives a cause.</summary>
    Reason,

    /// <summary>A clause that tells how.</summary>
    Manner,

    /// <summary>A clause that says what something is.</summary>
    Definition,

    /// <summary>Words in quotation marks.</summary>
    Quotation,

    /// <summary>A name of some other kind: a work, a species, a language.</summary>
    Name,
}
