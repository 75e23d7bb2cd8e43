using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InquiryNotices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "inquiry_notices",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    civic_number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sent_by = table.Column<int>(type: "INTEGER", nullable: false),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<int>(type: "INTEGER", nullable: true),
                    return_reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inquiry_notices", x => x.id);
                    table.ForeignKey(
                        name: "FK_inquiry_notices_accounts_answered_by",
                        column: x => x.answered_by,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_inquiry_notices_accounts_sent_by",
                        column: x => x.sent_by,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_inquiry_notices_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_inquiry_notices_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_notices_answered_by",
                table: "inquiry_notices",
                column: "answered_by");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_notices_civic_number",
                table: "inquiry_notices",
                column: "civic_number");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_notices_form_id",
                table: "inquiry_notices",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_notices_organiser_id",
                table: "inquiry_notices",
                column: "organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_notices_sent_by",
                table: "inquiry_notices",
                column: "sent_by");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_notices_unit_id",
                table: "inquiry_notices",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_notices_year_sequence",
                table: "inquiry_notices",
                columns: new[] { "year", "sequence" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "inquiry_notices");
        }
    }
}
