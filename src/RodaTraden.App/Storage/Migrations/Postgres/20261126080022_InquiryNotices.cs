using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
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
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    organiser_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    given_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    family_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    civic_number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sent_by = table.Column<int>(type: "integer", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<int>(type: "integer", nullable: true),
                    return_reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
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
