using CsCheck;

namespace StargateBot.Core.Tests.Answering;

/// <summary>Generators that several tests of answering share.</summary>
internal static class Gens
{
    /// <summary>Any of some values, each as likely.</summary>
    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
