using FsCheck;
using FsCheck.Fluent;
using RodaTraden.Core.Access.Auditing;
using static RodaTraden.Core.Access.Auditing.ChainFaultKind;

namespace RodaTraden.Core.Tests.Access;

/// <summary>What is done to a chain of entries is found, and told for what it is.</summary>
public sealed class AuditChainTests
{
    private static readonly ChainName Name = ChainName.Of(ChainKind.Looks, 12, new(2026, 11, 27));

    [Fact]
    public void As_it_was_written_nothing_is_wrong()
    {
        Assert.Empty(Found(Written(9)));
        Assert.Empty(Found(Written(0), written: 0));
        Assert.Empty(Found(Written(9), signedAt: [1, 4, 9]));
    }

    [Fact]
    public void An_entry_whose_content_was_changed_is_named() => Assert.Equal(["Changed 4"], Found(Written(9).With(4, row => row with { Content = "annan" })));

    [Fact]
    public void The_first_and_the_last_are_watched_as_the_others()
    {
        Assert.Equal(["Changed 1"], Found(Written(9).With(1, row => row with { Content = "annan" })));
        Assert.Equal(["Changed 9"], Found(Written(9).With(9, row => row with { Content = "annan" })));
    }

    [Fact]
    public void An_entry_whose_link_alone_was_changed_is_named_and_not_the_next() => Assert.Equal(["Changed 4"], Found(Written(9).With(4, row => row with { Hash = new byte[32] })));

    [Fact]
    public void Two_changed_beside_each_other_are_both_named() =>
        Assert.Equal(["Changed 4", "Changed 5"], Found(Written(9).With(4, row => row with { Content = "annan" }).With(5, row => row with { Content = "tredje" })));

    [Fact]
    public void Changed_with_a_new_link_it_shows_at_the_entry_after() =>
        Assert.Equal(["Changed 5"], Found(Written(9).With(4, row => row with { Content = "annan", Hash = ChainHash.Next(Written(9)[2].Hash, "annan"u8) })));

    [Fact]
    public void Changed_last_with_a_new_link_it_shows_against_what_the_chain_says_of_itself() =>
        Assert.Equal(["HeadDiffers 9"], Found(Written(9).With(9, row => row with { Content = "annan", Hash = ChainHash.Next(Written(9)[7].Hash, "annan"u8) })));

    [Fact]
    public void Entries_that_are_gone_are_named_by_their_places()
    {
        Assert.Equal(["Removed 4"], Found(Written(9).Without(4)));
        Assert.Equal(["Removed 4-6"], Found(Written(9).Without(4, 5, 6)));
        Assert.Equal(["Removed 1"], Found(Written(9).Without(1)));
        Assert.Equal(["Removed 8-9"], Found(Written(9).Without(8, 9)));
        Assert.Equal(["Removed 1-9"], Found([]));
    }

    [Fact]
    public void Gone_with_the_rest_numbered_anew_is_found_too()
    {
        Assert.Equal(["Removed 4"], Found(Written(9).Without(4).NumberedAnew()));
        Assert.Equal(["Removed 3-5"], Found(Written(9).Without(3, 4, 5).NumberedAnew()));
    }

    [Fact]
    public void An_entry_that_was_put_in_is_named()
    {
        var made = new Row(0, "påhittad", new byte[32], 99);
        Assert.Equal(["Inserted 10 row 99"], Found([.. Written(9), made with { At = 10 }]));
        Assert.Equal(["Inserted 4 row 99", "Inserted 10"], Found(Written(9).PutIn(4, made)));
        Assert.Equal(["Inserted 4 row 99"], Found(Written(9).PutIn(4, made), length: 10));
        Assert.Equal(["Inserted 4 row 99", "Inserted 5 row 98"], Found(Written(9).PutIn(4, made with { RowId = 98 }).PutIn(4, made), length: 11));
        Assert.Equal(["Inserted 4 row 99"], Found([.. Written(4), made with { At = 4 }, .. Written(9).Skip(4)]));
    }

    [Fact]
    public void Two_that_have_changed_places_are_named_with_where_they_belong()
    {
        Assert.Equal(["Moved 7 to 3", "Moved 3 to 7"], Found(Written(9).Swapped(3, 7)).Order(StringComparer.Ordinal).Reverse());
        Assert.Equal(["Moved 4 to 3", "Moved 3 to 4"], Found(Written(9).Swapped(3, 4)).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void Written_anew_from_somewhere_on_it_shows_against_a_signed_head()
    {
        var anew = Written(9, from: 5);
        Assert.Empty(Found(anew, length: 9, told: anew[8].Hash));
        Assert.Equal(["SignedHeadDiffers 5-8"], Found(anew, length: 9, told: anew[8].Hash, signedAt: [2, 4, 8]));
        Assert.Equal(["SignedHeadDiffers 5-8"], Found(anew, length: 9, told: anew[8].Hash, signedAt: [2, 4, 8, 9]));
    }

    [Fact]
    public void Each_stretch_between_heads_that_fit_is_a_fault_of_its_own()
    {
        var rows = Written(9);
        var lost = new byte[32];
        Assert.Equal(
            ["SignedHeadDiffers 1-3", "SignedHeadDiffers 6-7"],
            Checked(rows, 9, rows[8].Hash, [new(3, lost), new(5, rows[4].Hash), new(7, lost), new(9, rows[8].Hash)]).Select(Words));
    }

    [Fact]
    public void Changed_in_one_place_and_cut_off_in_another_both_are_named()
    {
        Assert.Equal(["Changed 3", "Removed 9"], Found(Written(9).With(3, row => row with { Content = "annan" }).Without(9)));
        Assert.Equal(["Removed 3", "Changed 6"], Found(Written(9).Without(3).With(6, row => row with { Content = "annan" })));
        Assert.Equal(["Changed 2", "Moved 8 to 5", "Moved 5 to 8"], Found(Written(9).Swapped(5, 8).With(2, row => row with { Content = "annan" })).Order(StringComparer.Ordinal).Select(fault => fault).OrderBy(fault => fault[0]).ThenByDescending(fault => fault));
    }

    [Fact]
    public void Links_alone_that_were_changed_are_named_and_no_others()
    {
        Assert.Equal(["Changed 4", "Changed 5"], Found(Written(9).With(4, row => row with { Hash = new byte[32] }).With(5, row => row with { Hash = new byte[32] })));
        Assert.Equal(["Changed 2", "Removed 5"], Found(Written(9).With(2, row => row with { Content = "annan" }).Without(5)));
    }

    [Fact]
    public void Among_very_many_nobody_looks_for_where_each_belongs()
    {
        var many = Written(2000).Swapped(10, 20).Select(row => row.At is 10 or 20 ? row : row with { Content = "annan" + row.At }).ToList();
        Assert.DoesNotContain(Found(many, written: 2000), fault => fault.StartsWith("Moved", StringComparison.Ordinal));
    }

    [Fact]
    public void After_a_removed_entry_the_next_cannot_be_told_and_the_one_after_it_can()
    {
        Assert.Equal(["Removed 3"], Found(Written(9).Without(3).With(4, row => row with { Content = "annan" })));
        Assert.Equal(["Removed 3", "Changed 5"], Found(Written(9).Without(3).With(5, row => row with { Content = "annan" })));
    }

    [Fact]
    public void Cut_short_with_the_end_made_to_fit_it_shows_against_a_signed_head()
    {
        var cut = Written(6);
        Assert.Empty(Found(cut, length: 6, told: cut[5].Hash));
        Assert.Equal(["Removed 7-9"], Found(cut, length: 6, told: cut[5].Hash, signedAt: [3, 9]));
    }

    [Fact]
    public void A_signed_head_says_nothing_more_of_what_is_already_found() =>
        Assert.Equal(["Changed 4"], Found(Written(9).With(4, row => row with { Hash = new byte[32] }), signedAt: [4, 9]));

    [Fact]
    public void Of_very_many_together_each_is_told_changed_and_none_is_looked_for()
    {
        var faults = Found([.. Written(2000).Select(row => row with { Content = "annan" + row.At })], written: 2000);
        Assert.Equal(2000, faults.Count);
        Assert.All(faults, fault => Assert.StartsWith("Changed", fault, StringComparison.Ordinal));
    }

    [Fact]
    public void An_entry_cannot_be_moved_to_another_chain()
    {
        var other = ChainName.Of(ChainKind.Looks, 13, new(2026, 11, 1));
        var rows = Written(1);
        var check = new ChainCheck(other, new(1, rows[0].Hash), []);
        check.Next(1, rows[0].Hash, Bytes(rows[0].Content), 1);
        Assert.Equal(Changed, Assert.Single(check.End()).Kind);
    }

    [Fact]
    public void A_chain_is_named_by_kind_organiser_and_month()
    {
        Assert.Equal("looks/12/2026-11", Name.Code);
        Assert.Equal("acts/0/2026-01", ChainName.Of(ChainKind.Acts, 0, new(2026, 1, 31)).Code);
        Assert.Equal(Name, ChainName.Of(ChainKind.Looks, 12, new(2026, 11, 1)));
    }

    [Fact]
    public void No_two_entries_have_the_same_bytes()
    {
        var content = new ChainContent();
        string[] all =
        [
            Hex(content.Begin().Add("ab").Add("c")),
            Hex(content.Begin().Add("a").Add("bc")),
            Hex(content.Begin().Add("abc").Add("")),
            Hex(content.Begin().Add(1).Add((long?)null)),
            Hex(content.Begin().Add((long?)null).Add(1)),
            Hex(content.Begin().Add(0).Add((long?)null)),
            Hex(content.Begin().Add(new DateTime(2026, 11, 27, 8, 0, 0, DateTimeKind.Utc))),
            Hex(content.Begin().Add(new DateTime(2026, 11, 27, 8, 0, 0, DateTimeKind.Utc).AddMicroseconds(1))),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(Hex(content.Begin().Add(new DateTime(10))), Hex(content.Begin().Add(new DateTime(19))));
        Assert.Equal("00000002C3A5", Hex(content.Begin().Add("å")));
        Assert.Equal("000000080000000000000007FFFFFFFF", Hex(content.Begin().Add(7).Add((long?)null)));
    }

    [Fact]
    public void A_long_entry_is_tied_as_a_short_one()
    {
        var text = new string('x', 5000);
        Assert.NotEqual(ChainHash.Next(ChainHash.Start(Name), Bytes(text)), ChainHash.Next(ChainHash.Start(Name), Bytes(text[1..] + "y")));
        Assert.Equal(
            System.Security.Cryptography.SHA256.HashData([.. ChainHash.Start(Name), .. Bytes(text)]),
            ChainHash.Next(ChainHash.Start(Name), Bytes(text)));
        Assert.Equal(System.Security.Cryptography.SHA256.HashData("rodatraden-audit-1 looks/12/2026-11"u8), ChainHash.Start(Name));
    }

    /// <summary>Whatever one thing is done anywhere, it is found, and the place is named, or the next after it.</summary>
    [Fact]
    public void Whatever_is_done_is_found_where_it_was_done() => Prop.ForAll(
        ArbMap.Default.ArbFor<int>().Generator.Select(seed => new Random(seed)).ToArbitrary(),
        random =>
        {
            var rows = Written(random.Next(2, 40));
            var at = random.Next(1, rows.Count + 1);
            var other = 1 + ((at + random.Next(0, rows.Count - 1)) % rows.Count);
            var (done, named) = random.Next(6) switch
            {
                0 => (rows.With(at, row => row with { Content = row.Content + "!" }), at),
                1 => (rows.With(at, row => row with { Hash = [.. row.Hash.Reverse()] }), at),
                2 => (rows.Without(at), at),
                3 => (rows.Swapped(at, other), Math.Min(at, other)),
                4 => (rows.PutIn(at, new(at, "ny", ChainHash.Start(Name), 77)), at),
                _ => (rows.Without(at).NumberedAnew(), at),
            };
            var check = Checked(done, rows.Count, rows[^1].Hash, []);
            return check.Any(fault => fault.From <= named && named <= fault.To) ? true : throw new InvalidOperationException($"{named}: {string.Join(", ", check)}");
        }).QuickCheckThrowOnFailure();

    private static List<Row> Written(int count, int? from = null)
    {
        var rows = new List<Row>();
        var link = ChainHash.Start(Name);
        for (var at = 1; at <= count; at++)
        {
            var content = at >= from ? $"ny {at}" : $"rad {at}";
            link = ChainHash.Next(link, Bytes(content));
            rows.Add(new(at, content, link, at));
        }

        return rows;
    }

    /// <summary>What is found, held against the head of those that were written, and signed ones.</summary>
    private static List<string> Found(IReadOnlyList<Row> rows, int written = 9, int? length = null, byte[]? told = null, int[]? signedAt = null)
    {
        var before = Written(written);
        var faults = Checked(rows, length ?? written, told ?? (written == 0 ? ChainHash.Start(Name) : before[^1].Hash), [.. (signedAt ?? []).Select(at => new ChainHead(at, before[at - 1].Hash))]);
        return [.. faults.Select(Words)];
    }

    private static IReadOnlyList<ChainFault> Checked(IReadOnlyList<Row> rows, long length, byte[] told, IReadOnlyList<ChainHead> signedHeads)
    {
        var check = new ChainCheck(Name, new(length, told), signedHeads);
        foreach (var row in rows)
        {
            check.Next(row.At, row.Hash, Bytes(row.Content), row.RowId);
        }

        return check.End();
    }

    private static string Words(ChainFault fault) =>
        $"{fault.Kind} {fault.From}{(fault.To > fault.From ? $"-{fault.To}" : "")}{(fault.Kind == Inserted && fault.RowId > 90 ? $" row {fault.RowId}" : "")}{(fault.BelongsAt is { } at ? $" to {at}" : "")}";

    private static byte[] Bytes(string content) => System.Text.Encoding.UTF8.GetBytes(content);

    private static string Hex(ChainContent content) => Convert.ToHexString(content.Bytes);
}

/// <summary>A row of a chain, as a test has it.</summary>
internal sealed record Row(long At, string Content, byte[] Hash, long RowId);

/// <summary>What somebody with the database in hand can do to a chain.</summary>
internal static class Tampering
{
    public static List<Row> With(this IEnumerable<Row> rows, int at, Func<Row, Row> change) => [.. rows.Select(row => row.At == at ? change(row) : row)];

    public static List<Row> Without(this IEnumerable<Row> rows, params int[] places) => [.. rows.Where(row => !places.Contains((int)row.At))];

    public static List<Row> NumberedAnew(this IEnumerable<Row> rows) => [.. rows.Select((row, index) => row with { At = index + 1 })];

    public static List<Row> PutIn(this IEnumerable<Row> rows, int at, Row made) =>
        [.. rows.Where(row => row.At < at), made with { At = at }, .. rows.Where(row => row.At >= at).Select(row => row with { At = row.At + 1 })];

    public static List<Row> Swapped(this IReadOnlyList<Row> rows, int one, int other) =>
        [.. rows.Select(row => row.At == one ? rows[other - 1] with { At = one } : row.At == other ? rows[one - 1] with { At = other } : row)];
}
