namespace StargateBot.Core.Chat.Administration;

/// <summary>What admins are told: the keys of <c>AdministrationTexts.resx</c> and <c>AdministrationTexts.id.resx</c>, with what stands in their places.</summary>
internal enum AdministrationText
{
    /// <summary>Progress: files are read.</summary>
    Reading,

    /// <summary>Progress: files are read; done, total, percent.</summary>
    ReadingOf,

    /// <summary>Progress: golden questions are asked.</summary>
    Checking,

    /// <summary>Progress: golden questions are asked; done, total, percent.</summary>
    CheckingOf,

    /// <summary>Progress: the swap.</summary>
    Swapping,

    /// <summary>A reload that is in use.</summary>
    Swapped,

    /// <summary>A rollback that is in use.</summary>
    RolledBack,

    /// <summary>A taught text that is in use; its title.</summary>
    Taught,

    /// <summary>Nothing to do; the version.</summary>
    Unchanged,

    /// <summary>Held back for an admin to decide.</summary>
    HeldBack,

    /// <summary>Dropped.</summary>
    Refused,

    /// <summary>Not built.</summary>
    Failed,

    /// <summary>Old and new version.</summary>
    Versions,

    /// <summary>The version.</summary>
    VersionOnly,

    /// <summary>Fewer golden questions are right; before, now, total.</summary>
    ReasonGolden,

    /// <summary>Files were refused; how many faults.</summary>
    ReasonFaults,

    /// <summary>The check did not pass.</summary>
    ReasonOther,

    /// <summary>Heading of what changed.</summary>
    Difference,

    /// <summary>No document differs.</summary>
    NoDifference,

    /// <summary>Documents and passages added, changed, removed.</summary>
    DocumentCounts,

    /// <summary>A new document; title, id, passages.</summary>
    DocumentAdded,

    /// <summary>A changed document; title, id, what.</summary>
    DocumentChanged,

    /// <summary>A removed document; title, id.</summary>
    DocumentRemoved,

    /// <summary>Which passages changed.</summary>
    PassagesChanged,

    /// <summary>Which passages are new.</summary>
    PassagesAdded,

    /// <summary>Which passages are gone.</summary>
    PassagesRemoved,

    /// <summary>A document with the same passages.</summary>
    TitleOrOrder,

    /// <summary>How many are not listed.</summary>
    AndMore,

    /// <summary>Golden questions; right before, right now, total.</summary>
    Golden,

    /// <summary>Golden questions that turned wrong.</summary>
    TurnedWrong,

    /// <summary>Golden questions that turned right.</summary>
    TurnedRight,

    /// <summary>Heading of the faults; how many.</summary>
    Faults,

    /// <summary>How many faults are not listed.</summary>
    MoreFaults,

    /// <summary>Documents, passages, size, seconds.</summary>
    Size,

    /// <summary>How many earlier answers are looked at.</summary>
    Corrections,

    /// <summary>No earlier answer is concerned.</summary>
    NoCorrections,

    /// <summary>A decision on what is not held any more.</summary>
    NoLongerHeld,

    /// <summary>What was held is dropped.</summary>
    Discarded,

    /// <summary>Button: swap anyway.</summary>
    SwapAnywayButton,

    /// <summary>Button: keep the old one.</summary>
    KeepOldButton,

    /// <summary>Button: reload.</summary>
    ReloadButton,

    /// <summary>Button: back to a version.</summary>
    BackButton,

    /// <summary>Button: open the form again.</summary>
    TeachButton,

    /// <summary>Nothing is loaded yet.</summary>
    NothingLoaded,

    /// <summary>Heading: the version in use.</summary>
    InUse,

    /// <summary>Since when and why.</summary>
    Since,

    /// <summary>Documents and passages.</summary>
    Holds,

    /// <summary>Documents, passages, faults.</summary>
    HoldsWithFaults,

    /// <summary>Heading of the kept versions.</summary>
    Kept,

    /// <summary>A kept version; since when, why.</summary>
    KeptLine,

    /// <summary>No other version is kept.</summary>
    NothingKept,

    /// <summary>A version that is not kept.</summary>
    NotKept,

    /// <summary>Earlier answers: corrected, still right, skipped, to go.</summary>
    CorrectionProgress,

    /// <summary>Loaded at the start.</summary>
    ReasonStart,

    /// <summary>Loaded from chat.</summary>
    ReasonChat,

    /// <summary>Loaded by the operator.</summary>
    ReasonCommandLine,

    /// <summary>Loaded because files changed.</summary>
    ReasonWatch,

    /// <summary>Loaded with a taught text.</summary>
    ReasonTeach,

    /// <summary>Loaded by a rollback.</summary>
    ReasonRollback,

    /// <summary>Why and by whom.</summary>
    By,

    /// <summary>A taught text without a usable title; the limit.</summary>
    TeachNoTitle,

    /// <summary>A taught text without text.</summary>
    TeachNoText,

    /// <summary>Heading: settings of the channel.</summary>
    SettingsHere,

    /// <summary>Heading: settings of the tenant.</summary>
    SettingsEverywhere,

    /// <summary>Setting: whether the bot answers.</summary>
    SettingAllowed,

    /// <summary>Setting: answers without a mention.</summary>
    SettingWithoutMention,

    /// <summary>Setting: language.</summary>
    SettingLanguage,

    /// <summary>Setting: private answers.</summary>
    SettingPrivate,

    /// <summary>A setting; what, name, value, where it is set.</summary>
    SettingLine,

    /// <summary>Value: on.</summary>
    On,

    /// <summary>Value: off.</summary>
    Off,

    /// <summary>Value: Indonesian.</summary>
    LanguageIndonesian,

    /// <summary>Value: English.</summary>
    LanguageEnglish,

    /// <summary>Value: by the question.</summary>
    LanguageByQuestion,

    /// <summary>Set for the channel.</summary>
    SetHere,

    /// <summary>Set for the tenant.</summary>
    SetEverywhere,

    /// <summary>Set nowhere.</summary>
    NotSet,

    /// <summary>Settings were kept.</summary>
    SettingsSaved,

    /// <summary>How to change settings.</summary>
    SettingsHint,

    /// <summary>A wrong value; value, setting, possible values.</summary>
    WrongValue,

    /// <summary>An unknown setting; its name, possible names.</summary>
    WrongSetting,
}
