using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
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
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_protection_keys", x => x.id);
                });

            // A school year is a table of its own, so that its disposal is one act. Years before and after these lie together.
            migrationBuilder.Sql("""
                ALTER TABLE attendance_months RENAME TO attendance_months_before;
                ALTER INDEX "PK_attendance_months" RENAME TO "PK_attendance_months_before";
                CREATE TABLE attendance_months (LIKE attendance_months_before INCLUDING DEFAULTS, CONSTRAINT "PK_attendance_months" PRIMARY KEY (month, pupil_id)) PARTITION BY RANGE (month);
                DO $$
                BEGIN
                    FOR year IN 2015..2044 LOOP
                        EXECUTE format('CREATE TABLE attendance_months_%s PARTITION OF attendance_months FOR VALUES FROM (%s07) TO (%s07)', year, year, year + 1);
                    END LOOP;
                END $$;
                CREATE TABLE attendance_months_other PARTITION OF attendance_months DEFAULT;
                INSERT INTO attendance_months SELECT * FROM attendance_months_before;
                DROP TABLE attendance_months_before;
                """);

            // Day sums as rows: eleven bytes a day, five of the values letters whose code point less 128 is the minutes (docs/storage.md).
            migrationBuilder.Sql("""
                CREATE VIEW attendance_days AS
                SELECT m.month,
                    m.pupil_id,
                    make_date(m.month / 100, m.month % 100, get_byte(m.days, at)) AS date,
                    ((get_byte(m.days, at + 1) & 31) << 6) + (get_byte(m.days, at + 2) & 63) - 128 AS offered,
                    ((get_byte(m.days, at + 3) & 31) << 6) + (get_byte(m.days, at + 4) & 63) - 128 AS reported,
                    ((get_byte(m.days, at + 5) & 31) << 6) + (get_byte(m.days, at + 6) & 63) - 128 AS valid,
                    ((get_byte(m.days, at + 7) & 31) << 6) + (get_byte(m.days, at + 8) & 63) - 128 AS invalid,
                    ((get_byte(m.days, at + 9) & 31) << 6) + (get_byte(m.days, at + 10) & 63) - 128 AS leave
                FROM attendance_months m CROSS JOIN LATERAL generate_series(0, length(m.days) - 1, 11) AS at
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("DROP VIEW attendance_days");

            migrationBuilder.Sql("""
                ALTER TABLE attendance_months RENAME TO attendance_years_before;
                ALTER INDEX "PK_attendance_months" RENAME TO "PK_attendance_years_before";
                CREATE TABLE attendance_months (LIKE attendance_years_before INCLUDING DEFAULTS, CONSTRAINT "PK_attendance_months" PRIMARY KEY (month, pupil_id));
                INSERT INTO attendance_months SELECT * FROM attendance_years_before;
                DROP TABLE attendance_years_before;
                """);

            migrationBuilder.DropTable(
                name: "data_protection_keys");
        }
    }
}
