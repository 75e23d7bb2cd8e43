using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Layouts;

/// <summary>What was measured of a layout on one database.</summary>
/// <param name="Database">Which database.</param>
/// <param name="Layout">The letter of the layout.</param>
/// <param name="What">Its key, and the order it was filled in when that is another.</param>
/// <param name="Rows">Rows before the night's feed.</param>
/// <param name="Bytes">Bytes of the table before the feed, its key included.</param>
/// <param name="BytesAfter">The same after the feed and the corrections.</param>
/// <param name="BytesPerLesson">Bytes before the feed for each lesson.</param>
/// <param name="WriteSeconds">Packing and writing everything but the last day, in one transaction.</param>
/// <param name="ReadSeconds">Reading everything into years as an evaluation holds them, on one thread.</param>
/// <param name="PupilMilliseconds">Reading one pupil's year, the one in the middle.</param>
/// <param name="FeedSeconds">The last day for everybody, in one transaction.</param>
/// <param name="FeedLogBytes">What that wrote to the log.</param>
/// <param name="CorrectionLogBytes">What one corrected lesson wrote to the log, the one in the middle.</param>
internal sealed record LayoutFigures(
    string Database,
    string Layout,
    string What,
    long Rows,
    long Bytes,
    long BytesAfter,
    double BytesPerLesson,
    double WriteSeconds,
    double ReadSeconds,
    double PupilMilliseconds,
    double FeedSeconds,
    long FeedLogBytes,
    long CorrectionLogBytes);

/// <summary>All layouts on all databases, with the same lessons.</summary>
/// <param name="Pupils">Pupils with attendance.</param>
/// <param name="Days">Their days before the last.</param>
/// <param name="Lessons">The lessons of those days.</param>
/// <param name="FeedDay">The last day, which is fed.</param>
/// <param name="FeedPupils">Pupils who had school on it.</param>
/// <param name="FeedLessons">Their lessons on it.</param>
/// <param name="Layouts">What was measured.</param>
/// <param name="Usage">What the whole process took.</param>
internal sealed record LayoutsAnswer(
    int Pupils,
    long Days,
    long Lessons,
    DateOnly FeedDay,
    int FeedPupils,
    long FeedLessons,
    IReadOnlyList<LayoutFigures> Layouts,
    Usage Usage);
