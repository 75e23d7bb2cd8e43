using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ReportsOfConcern : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "concern_channel",
                table: "installation_settings",
                type: "TEXT",
                maxLength: 300,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "concern_reports",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_concern_reports", x => x.id);
                    table.ForeignKey(
                        name: "FK_concern_reports_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_concern_reports_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_concern_reports_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_concern_reports_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_concern_reports_by_account_id",
                table: "concern_reports",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_concern_reports_form_id",
                table: "concern_reports",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_concern_reports_organiser_id",
                table: "concern_reports",
                column: "organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_concern_reports_pupil_id",
                table: "concern_reports",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_concern_reports_unit_id",
                table: "concern_reports",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "concern_reports");

            migrationBuilder.DropColumn(
                name: "concern_channel",
                table: "installation_settings");
        }
    }
}
