using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RodaTraden.App.Tests.Hosting;

/// <summary>Counts what is asked of the database within one test, whatever runs beside it.</summary>
internal sealed class CountedCommands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<CountedCommands?> Mine = new();
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    private CountedCommands()
    {
    }

    public int Count => Volatile.Read(ref count);

    /// <summary>Counts from here on, in this flow of work and those that begin in it.</summary>
    public static CountedCommands Begin()
    {
        var counted = new CountedCommands();
        Mine.Value = counted;
        counted.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(counted));
        return counted;
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            lock (subscriptions)
            {
                subscriptions.Add(value.Subscribe(this));
            }
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && ReferenceEquals(Mine.Value, this))
        {
            Interlocked.Increment(ref count);
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        lock (subscriptions)
        {
            subscriptions.ForEach(one => one.Dispose());
        }

        Mine.Value = null;
    }
}
