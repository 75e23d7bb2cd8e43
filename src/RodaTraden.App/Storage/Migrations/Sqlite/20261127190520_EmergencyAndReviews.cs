using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class EmergencyAndReviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "emergency_until",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "slowed_until",
                table: "accounts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "access_reviews",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    of = table.Column<int>(type: "INTEGER", nullable: false),
                    drawn_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    drawn_by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    signed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    signed_by_account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    conclusion = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_access_reviews", x => x.id);
                    table.ForeignKey(
                        name: "FK_access_reviews_accounts_drawn_by_account_id",
                        column: x => x.drawn_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_access_reviews_accounts_signed_by_account_id",
                        column: x => x.signed_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_access_reviews_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "emergency_accesses",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    until = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    review_words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    reviewed_by_account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    reviewed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_emergency_accesses", x => x.id);
                    table.ForeignKey(
                        name: "FK_emergency_accesses_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_emergency_accesses_accounts_reviewed_by_account_id",
                        column: x => x.reviewed_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_emergency_accesses_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_emergency_accesses_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "reading_alarms",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    pupils = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    judged_by_account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reading_alarms", x => x.id);
                    table.ForeignKey(
                        name: "FK_reading_alarms_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_reading_alarms_accounts_judged_by_account_id",
                        column: x => x.judged_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "reviewed_looks",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    review_id = table.Column<int>(type: "INTEGER", nullable: false),
                    read_entry_id = table.Column<long>(type: "INTEGER", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reviewed_looks", x => x.id);
                    table.ForeignKey(
                        name: "FK_reviewed_looks_access_reviews_review_id",
                        column: x => x.review_id,
                        principalTable: "access_reviews",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_reviewed_looks_read_entries_read_entry_id",
                        column: x => x.read_entry_id,
                        principalTable: "read_entries",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_access_reviews_drawn_by_account_id",
                table: "access_reviews",
                column: "drawn_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_access_reviews_organiser_id_month",
                table: "access_reviews",
                columns: new[] { "organiser_id", "month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_access_reviews_signed_by_account_id",
                table: "access_reviews",
                column: "signed_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_emergency_accesses_account_id_opened_at",
                table: "emergency_accesses",
                columns: new[] { "account_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_emergency_accesses_form_id",
                table: "emergency_accesses",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_emergency_accesses_pupil_id",
                table: "emergency_accesses",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_emergency_accesses_reviewed_by_account_id",
                table: "emergency_accesses",
                column: "reviewed_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_emergency_accesses_unit_id",
                table: "emergency_accesses",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_reading_alarms_account_id_at",
                table: "reading_alarms",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_reading_alarms_judged_by_account_id",
                table: "reading_alarms",
                column: "judged_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_reading_alarms_organiser_id_at",
                table: "reading_alarms",
                columns: new[] { "organiser_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_reviewed_looks_read_entry_id",
                table: "reviewed_looks",
                column: "read_entry_id");

            migrationBuilder.CreateIndex(
                name: "IX_reviewed_looks_review_id",
                table: "reviewed_looks",
                column: "review_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "emergency_accesses");

            migrationBuilder.DropTable(
                name: "reading_alarms");

            migrationBuilder.DropTable(
                name: "reviewed_looks");

            migrationBuilder.DropTable(
                name: "access_reviews");

            migrationBuilder.DropColumn(
                name: "emergency_until",
                table: "accounts");

            migrationBuilder.DropColumn(
                name: "slowed_until",
                table: "accounts");
        }
    }
}
