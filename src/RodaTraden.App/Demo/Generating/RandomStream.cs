namespace RodaTraden.App.Demo.Generating;

/// <summary>What a random stream is about. Values are part of what a seed means: add at the end, never renumber.</summary>
internal enum RandomStream
{
    Municipality = 1,
    Unit = 2,
    Calendar = 3,
    Timetable = 4,
    Teacher = 5,
    Pupil = 6,
    Family = 7,
    Placement = 8,
    Move = 9,
    Target = 10,
    TargetNoise = 11,
    Absence = 12,
    Registration = 13,
    Substitute = 14,
    LateReport = 15,
    Planting = 16,
    Course = 17,
    Recent = 18,
    Other = 19,
    Faults = 20,
    Council = 23,
}
