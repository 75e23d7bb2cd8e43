namespace RodaTraden.App.Demo.Generating;

internal enum Reason : byte
{
    None,
    Sickness,
    Medical,
    Leave,
    Religious,
    Transport,
    Other,
    OverSlept,
    Dentist,
    Family,
}

/// <summary>Who notified, how the school judges it and what was said to be the reason: three things, never merged.</summary>
internal readonly record struct Judgement(bool Valid, bool Notified, Reason Reason);

/// <summary>One lesson of one pupil on one day.</summary>
internal struct Lesson
{
    public Slot Slot;
    public int Subject;
    public int Day;
    public bool Reported;
    public int Valid;
    public int Invalid;
    public int Leave;
    public int Other;
    public int Unjudged;
    public bool Notified;
    public Reason Reason;

    public readonly int Minutes => Slot.Minutes;

    public readonly int Absent => Valid + Invalid;

    public readonly bool IsFree => Valid + Invalid + Leave + Other == 0;
}
