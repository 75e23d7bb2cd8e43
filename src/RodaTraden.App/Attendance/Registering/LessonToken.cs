using System.Globalization;
using RodaTraden.Core.Attendance;

namespace RodaTraden.App.Attendance.Registering;

/// <summary>What a form showed of a lesson: if it says otherwise when the form comes back, somebody else has written meanwhile.</summary>
internal static class LessonToken
{
    public static string Of(Lesson lesson) => string.Create(CultureInfo.InvariantCulture,
        $"{lesson.Start}.{lesson.End}.{lesson.UnitId}.{lesson.SubjectId}.{(lesson.Reported ? 1 : 0)}.{lesson.Valid}.{lesson.Invalid}.{lesson.Leave}.{lesson.Other}.{lesson.Unjudged}.{(int)lesson.Notification}.{(int)lesson.Reason}");

    public static Lesson? Read(string token)
    {
        var parts = token.Split('.');
        var numbers = new int[12];
        if (parts.Length != numbers.Length)
        {
            return null;
        }

        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return new Lesson
        {
            Start = (short)numbers[0],
            End = (short)numbers[1],
            UnitId = numbers[2],
            SubjectId = numbers[3],
            Reported = numbers[4] == 1,
            Valid = (short)numbers[5],
            Invalid = (short)numbers[6],
            Leave = (short)numbers[7],
            Other = (short)numbers[8],
            Unjudged = (short)numbers[9],
            Notification = (AbsenceNotification)numbers[10],
            Reason = (StatedReason)numbers[11],
        };
    }
}
