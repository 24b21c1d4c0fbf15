using StargateBot.Core.Answering.Understanding;
using StargateBot.Core.Languages;
using Xunit;

namespace StargateBot.Core.Tests.Answering.Understanding;

public sealed class QuestionClassifierTests
{
    [Theory]
    [InlineData("Kenapa kolam itu dikuras?", Language.Indonesian, QuestionKind.Reason)]
    [InlineData("Why was the pond drained?", Language.English, QuestionKind.Reason)]
    [InlineData("Untuk apa kolam itu digali?", Language.Indonesian, QuestionKind.Reason)]
    [InlineData("Apakah kolam itu dikuras?", Language.Indonesian, QuestionKind.YesNo)]
    [InlineData("Was the pond drained last week?", Language.English, QuestionKind.YesNo)]
    [InlineData("Apa saja ikan di kolam itu?", Language.Indonesian, QuestionKind.List)]
    [InlineData("List the fish in the pond", Language.English, QuestionKind.List)]
    [InlineData("Apa itu empang?", Language.Indonesian, QuestionKind.Definition)]
    [InlineData("What is meant by a weir?", Language.English, QuestionKind.Definition)]
    [InlineData("Apa kepanjangan dari PDAM?", Language.Indonesian, QuestionKind.Definition)]
    [InlineData("What does RHS stand for?", Language.English, QuestionKind.Definition)]
    [InlineData("Apa kata Sari tentang kolam itu?", Language.Indonesian, QuestionKind.Quotation)]
    [InlineData("What did Sari say about the pond?", Language.English, QuestionKind.Quotation)]
    [InlineData("Tolong rangkum", Language.Indonesian, QuestionKind.Summary)]
    [InlineData("Give me a summary", Language.English, QuestionKind.Summary)]
    [InlineData("Siapa yang menguras kolam?", Language.Indonesian, QuestionKind.Fact)]
    [InlineData("Who said that the pond leaks?", Language.English, QuestionKind.Fact)]
    [InlineData("Kapan kolam dikuras?", Language.Indonesian, QuestionKind.Fact)]
    [InlineData("pond cleaning", Language.English, QuestionKind.Fact)]
    public void Classify_Wording_TellsTheKind(string text, Language language, QuestionKind kind) =>
        Assert.Equal(kind, Classify(text, language).Kind);

    [Theory]
    [InlineData("Siapa penjaga kolam?", Language.Indonesian, AnswerType.Person)]
    [InlineData("Who guards the pond?", Language.English, AnswerType.Person)]
    [InlineData("Di mana kolam itu?", Language.Indonesian, AnswerType.Place)]
    [InlineData("Where is the pond?", Language.English, AnswerType.Place)]
    [InlineData("Kapan kolam dikuras?", Language.Indonesian, AnswerType.Date)]
    [InlineData("Tahun berapa kolam digali?", Language.Indonesian, AnswerType.Date)]
    [InlineData("In which year was the pond dug?", Language.English, AnswerType.Date)]
    [InlineData("Berapa ikan di kolam?", Language.Indonesian, AnswerType.Number)]
    [InlineData("How many fish live there?", Language.English, AnswerType.Number)]
    [InlineData("Berapa biaya menguras kolam?", Language.Indonesian, AnswerType.Money)]
    [InlineData("How much money did the pond cost?", Language.English, AnswerType.Money)]
    [InlineData("Berapa persen airnya asin?", Language.Indonesian, AnswerType.Percentage)]
    [InlineData("What percentage of the water is salty?", Language.English, AnswerType.Percentage)]
    [InlineData("Perusahaan apa yang menggali kolam?", Language.Indonesian, AnswerType.Organisation)]
    [InlineData("Which companies dug the pond?", Language.English, AnswerType.Organisation)]
    [InlineData("Why was the pond drained?", Language.English, AnswerType.Reason)]
    [InlineData("What did Sari say about the pond?", Language.English, AnswerType.Quotation)]
    [InlineData("Apakah kolam itu dikuras?", Language.Indonesian, AnswerType.Any)]
    public void Classify_Wording_TellsTheExpectedType(string text, Language language, AnswerType type) =>
        Assert.Equal(type, Classify(text, language).Type);

    [Theory]
    [InlineData("Kota mana yang paling ramai?", Language.Indonesian, "kota")]
    [InlineData("Pada tahun berapa kolam digali?", Language.Indonesian, "tahun")]
    [InlineData("Apa nama sungai di desa itu?", Language.Indonesian, "sungai")]
    [InlineData("Which river feeds the pond?", Language.English, "river")]
    [InlineData("What kind of fish lives there?", Language.English, "fish")]
    [InlineData("Kolam dikuras kemarin", Language.Indonesian, null)]
    public void Classify_NounBesideTheQuestionWord_IsTheFocus(string text, Language language, string? focus)
    {
        var tokens = TextAnalyzer.Tokenize(text, language);
        var found = QuestionClassifier.Classify(tokens).FocusToken;

        Assert.Equal(focus, found < 0 ? null : tokens[found].Exact);
    }

    [Theory]
    [InlineData("Siapa direktur kolam renang?", true)]
    [InlineData("Kapan direktur menguras kolam renang?", true)]
    [InlineData("Kapan kolam dikuras?", false)]
    public void Classify_RoleOfOnePerson_IsNoticed(string text, bool expected) =>
        Assert.Equal(expected, Classify(text, Language.Indonesian).NamesRole);

    [Fact]
    public void Classify_NoToken_IsAFactWithoutCue()
    {
        var classified = QuestionClassifier.Classify([]);

        Assert.Equal((QuestionKind.Fact, AnswerType.Any, -1, false), (classified.Kind, classified.Type, classified.FocusToken, classified.HasCue));
    }

    [Fact]
    public void ShiftedBy_Tokens_MovesFocusAndCuesAlike()
    {
        var classified = Classify("Which river feeds the pond, and when?", Language.English);

        var shifted = classified.ShiftedBy(3);

        Assert.Equal(classified.FocusToken + 3, shifted.FocusToken);
        Assert.Equal(classified.Cues.Select(cue => cue.FirstToken + 3), shifted.Cues.Select(cue => cue.FirstToken));
        Assert.Equal(-1, Classify("pond", Language.English).ShiftedBy(3).FocusToken);
    }

    private static QuestionClass Classify(string text, Language language) => QuestionClassifier.Classify(TextAnalyzer.Tokenize(text, language));
}
