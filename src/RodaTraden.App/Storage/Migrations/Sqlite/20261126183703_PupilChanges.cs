using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class PupilChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "pupil_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    pupils = table.Column<byte[]>(type: "BLOB", nullable: true),
                    attendance_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    evaluated = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupil_changes", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_pupil_changes_evaluated",
                table: "pupil_changes",
                column: "evaluated",
                filter: "not evaluated");

            // Those who were waiting to be evaluated wait on.
            migrationBuilder.Sql("INSERT INTO pupil_changes (id, at, evaluated) SELECT 1, CURRENT_TIMESTAMP, 0 WHERE EXISTS (SELECT 1 FROM pending_evaluations)");

            migrationBuilder.DropTable(
                name: "pending_evaluations");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "pupil_changes");

            migrationBuilder.CreateTable(
                name: "pending_evaluations",
                columns: table => new
                {
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_evaluations", x => x.pupil_id);
                });
        }
    }
}
