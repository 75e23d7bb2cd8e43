using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class YearsDaysAndKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_protection_keys", x => x.id);
                });

            // Day sums as rows: eleven bytes a day, five of the values letters whose code point less 128 is the minutes (docs/storage.md).
            migrationBuilder.Sql("""
                CREATE VIEW attendance_days AS
                WITH RECURSIVE place(at) AS (SELECT 0 UNION ALL SELECT at + 11 FROM place WHERE at < 330)
                SELECT m.month,
                    m.pupil_id,
                    printf('%04d-%02d-%02d', m.month / 100, m.month % 100, unicode(substr(m.days, at + 1, 1))) AS date,
                    unicode(substr(m.days, at + 2, 2)) - 128 AS offered,
                    unicode(substr(m.days, at + 4, 2)) - 128 AS reported,
                    unicode(substr(m.days, at + 6, 2)) - 128 AS valid,
                    unicode(substr(m.days, at + 8, 2)) - 128 AS invalid,
                    unicode(substr(m.days, at + 10, 2)) - 128 AS leave
                FROM attendance_months m CROSS JOIN place
                WHERE at < length(m.days)
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW attendance_days");

            migrationBuilder.DropTable(
                name: "data_protection_keys");
        }
    }
}
