namespace RodaTraden.App.Commands;

/// <summary>Puts an answer for machines into a file, or on standard output when no file is named.</summary>
internal static class JsonOutput
{
    public static async Task WriteAsync(string? file, byte[] json, CancellationToken cancellation)
    {
        if (file is not null)
        {
            await File.WriteAllBytesAsync(file, json, cancellation);
            return;
        }

        await using var output = Console.OpenStandardOutput();
        await output.WriteAsync(json, cancellation);
        await output.WriteAsync("\n"u8.ToArray(), cancellation);
    }
}
