using System.Buffers.Text;
using System.Text;
using RodaTraden.App.Intake;
using RodaTraden.App.Intake.Running;
using RodaTraden.App.Intake.Tables;
using RodaTraden.App.Register.Importing;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Importing;

/// <summary>
/// Checks one row of lessons.csv and turns it into a lesson. Works on the bytes of the file: a city has a hundred million rows a year.
/// </summary>
internal sealed class LessonRowParser
{
    private readonly TableFile table;
    private readonly FileReport report;
    private readonly KeyLookup pupils;
    private readonly KeyLookup units;
    private readonly SubjectNames subjects;
    private readonly int today;
    private readonly int pupil, unit, date, start, end, subject, reported, valid, invalid, leave, other, notified, reason, unjudged;
    private readonly char[] subjectText = new char[256];
    private readonly PupilKeys keys;
    private bool isHidden;

    // The rows of a day mostly follow each other.
    private readonly byte[] lastDate = new byte[10];
    private int lastDay;
    private readonly (byte[]? Name, int Id)[] lastSubjects = new (byte[]?, int)[64];

    public LessonRowParser(
        TableFile table,
        FileReport report,
        PupilKeys pupils,
        Dictionary<string, int> units,
        SubjectNames subjects,
        DateOnly today)
    {
        this.table = table;
        this.report = report;
        this.pupils = new(pupils.TryFind);
        this.units = new(units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue);
        keys = pupils;
        this.subjects = subjects;
        this.today = today.DayNumber;
        var places = new ColumnPlaces(NativeColumns.Of(FileKind.Lessons), table.Headings);
        UnknownColumns = places.Unknown;
        (pupil, unit, date, start, end, subject) = (places["pupil"], places["unit"], places["date"], places["start"], places["end"], places["subject"]);
        (reported, valid, invalid, leave, other) = (places["reported"], places["valid"], places["invalid"], places["leave"], places["other"]);
        (notified, reason, unjudged) = (places["notified"], places["reason"], places["unjudged"]);
    }

    public IReadOnlyList<string> UnknownColumns { get; }

    /// <summary>The row as a lesson; false when it was refused, and the report knows why.</summary>
    public bool TryParse(out LessonRow row)
    {
        row = default;
        isHidden = false;
        if (!Known(pupils, pupil, "pupil", RowRefusalReason.UnknownPupil, out var pupilId))
        {
            return false;
        }

        isHidden = keys.IsProtected(pupilId);
        if (!Known(units, unit, "unit", RowRefusalReason.UnknownUnit, out var unitId)
            || !Date(out var day)
            || !Time(start, "start", out var from)
            || !Time(end, "end", out var to))
        {
            return false;
        }

        if (to <= from)
        {
            return Refuse("end", end, RowRefusalReason.EndNotAfterStart);
        }

        if (!Flag(reported, "reported", out var isReported)
            || !Minutes(valid, "valid", out var validMinutes)
            || !Minutes(invalid, "invalid", out var invalidMinutes)
            || !Minutes(leave, "leave", out var leaveMinutes)
            || !Minutes(other, "other", out var otherMinutes)
            || !Minutes(unjudged, "unjudged", out var unjudgedMinutes)
            || !Notification(out var notification))
        {
            return false;
        }

        var minutes = validMinutes + invalidMinutes + leaveMinutes + otherMinutes;
        if (!isReported && minutes + unjudgedMinutes > 0)
        {
            return Refuse("reported", reported, RowRefusalReason.UnreportedWithMinutes);
        }

        if (minutes > to - from || unjudgedMinutes > invalidMinutes)
        {
            return Refuse(minutes > to - from ? "valid" : "unjudged", minutes > to - from ? valid : unjudged, RowRefusalReason.MinutesDoNotFit);
        }

        var lesson = new Lesson
        {
            Start = from,
            End = to,
            UnitId = unitId,
            SubjectId = Subject(),
            Reported = isReported,
            Valid = (short)validMinutes,
            Invalid = (short)invalidMinutes,
            Leave = (short)leaveMinutes,
            Other = (short)otherMinutes,
            Unjudged = (short)unjudgedMinutes,
            Notification = notification,
            Reason = Reason(),
        };
        row = new(pupilId, day, (int)table.Line, lesson, keys.Yields(pupilId, table, pupil));
        return true;
    }

    private bool Known(KeyLookup keys, int column, string name, RowRefusalReason unknown, out int id)
    {
        var bytes = table.Bytes(column);
        if (keys.TryFind(bytes, out id))
        {
            return true;
        }

        // A key that was made harmless for a spreadsheet is restored only here, off the fast path.
        var text = table.Text(column);
        if (keys.TryFind(text, out id))
        {
            return true;
        }

        if (isHidden)
        {
            report.Hide(table.Line);
        }

        report.Refuse(table.Line, name, unknown == RowRefusalReason.UnknownPupil ? this.keys.Shown(text) : text, text.Length == 0 ? RowRefusalReason.ValueMissing : unknown);
        return false;
    }

    private bool Date(out int day)
    {
        var bytes = table.Bytes(date);
        day = lastDay;
        if (bytes.Length == 10 && bytes.SequenceEqual(lastDate))
        {
            return true;
        }

        day = 0;
        if (bytes is [_, _, _, _, (byte)'-', _, _, (byte)'-', _, _]
            && Digits(bytes[..4], out var year) && Digits(bytes[5..7], out var month) && Digits(bytes[8..], out var of)
            && year is >= 1990 and <= 9998 && month is >= 1 and <= 12 && of >= 1 && of <= DateTime.DaysInMonth(year, month))
        {
            day = new DateOnly(year, month, of).DayNumber;
            if (day > today)
            {
                return Refuse("date", date, RowRefusalReason.DateInFuture);
            }

            bytes.CopyTo(lastDate);
            lastDay = day;
            return true;
        }

        return Refuse("date", date, bytes.IsEmpty ? RowRefusalReason.ValueMissing : RowRefusalReason.ImpossibleDate);
    }

    private bool Time(int column, string name, out short minutes)
    {
        var bytes = table.Bytes(column);
        minutes = 0;
        var colon = bytes.IndexOf((byte)':');
        if (colon is 1 or 2 && bytes.Length == colon + 3 && Digits(bytes[..colon], out var hour) && Digits(bytes[(colon + 1)..], out var minute) && hour < 24 && minute < 60)
        {
            minutes = (short)((hour * 60) + minute);
            return true;
        }

        return Refuse(name, column, bytes.IsEmpty ? RowRefusalReason.ValueMissing : RowRefusalReason.ImpossibleTime);
    }

    private bool Minutes(int column, string name, out int minutes)
    {
        var bytes = table.Bytes(column);
        minutes = 0;
        if (bytes is [>= (byte)'0' and <= (byte)'9'])
        {
            minutes = bytes[0] - '0';
            return true;
        }

        return bytes.IsEmpty || (Utf8Parser.TryParse(bytes, out minutes, out var used) && used == bytes.Length && minutes is >= 0 and < 1440)
            || Refuse(name, column, RowRefusalReason.NotWholeMinutes);
    }

    private bool Flag(int column, string name, out bool flag)
    {
        var bytes = table.Bytes(column);
        flag = bytes is [(byte)'1'];
        return flag || bytes is [(byte)'0'] || Refuse(name, column, bytes.IsEmpty ? RowRefusalReason.ValueMissing : RowRefusalReason.NotZeroOrOne);
    }

    private bool Notification(out AbsenceNotification notification)
    {
        var bytes = table.Bytes(notified);
        notification = bytes switch
        {
            [(byte)'1'] => AbsenceNotification.Notified,
            [(byte)'0'] => AbsenceNotification.Unnotified,
            _ => AbsenceNotification.NotStated,
        };
        return bytes.IsEmpty || notification != AbsenceNotification.NotStated || Refuse("notified", notified, RowRefusalReason.NotZeroOrOne);
    }

    private int Subject()
    {
        var bytes = table.Bytes(subject);
        if (bytes.IsEmpty)
        {
            return 0;
        }

        if (bytes.Length > subjectText.Length || bytes[0] == (byte)'\'')
        {
            var text = table.Text(subject);
            return subjects.IdOf(text.Length <= 200 ? text : text[..200]);
        }

        ref var known = ref lastSubjects[(bytes.Length + bytes[0] + (3 * bytes[^1])) % lastSubjects.Length];
        if (known.Name is not null && bytes.SequenceEqual(known.Name))
        {
            return known.Id;
        }

        var length = Encoding.UTF8.GetChars(bytes, subjectText);
        known = (bytes.ToArray(), subjects.IdOf(subjectText.AsSpan(0, Math.Min(length, 200)).Trim()));
        return known.Id;
    }

    private StatedReason Reason() => table.Bytes(reason).IsEmpty ? StatedReason.None : StatedReasons.Of(table.Text(reason), report.UnmappedReasons);

    private static bool Digits(ReadOnlySpan<byte> bytes, out int number) =>
        Utf8Parser.TryParse(bytes, out number, out var used) && used == bytes.Length && number >= 0;

    private bool Refuse(string name, int column, RowRefusalReason why)
    {
        if (isHidden)
        {
            report.Hide(table.Line);
        }

        report.Refuse(table.Line, name, table.Text(column), why);
        return false;
    }

    private delegate bool KeyFinder(ReadOnlySpan<char> key, out int id);

    /// <summary>Keys by their bytes; rows of one pupil mostly follow each other.</summary>
    private sealed class KeyLookup(KeyFinder find)
    {
        private readonly char[] text = new char[256];
        private byte[] last = [];
        private int lastId = -1;

        public bool TryFind(ReadOnlySpan<byte> bytes, out int id)
        {
            id = lastId;
            if (lastId >= 0 && bytes.SequenceEqual(last))
            {
                return true;
            }

            if (bytes.IsEmpty || bytes.Length > text.Length)
            {
                return false;
            }

            var length = Encoding.UTF8.GetChars(bytes, text);
            if (!TryFind(text.AsSpan(0, length).Trim(), out id))
            {
                return false;
            }

            (last, lastId) = (bytes.ToArray(), id);
            return true;
        }

        public bool TryFind(ReadOnlySpan<char> key, out int id) => find(key, out id);
    }
}
