using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CasesAndWhoIsAway : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "absence_cases",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    organiser_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_by_account_id = table.Column<int>(type: "integer", nullable: false),
                    why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    worrying_since = table.Column<DateOnly>(type: "date", nullable: true),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false),
                    stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    owner_id = table.Column<int>(type: "integer", nullable: false),
                    next_step = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    offer_to_id = table.Column<int>(type: "integer", nullable: true),
                    offer_since = table.Column<DateOnly>(type: "date", nullable: true),
                    offer_why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    offer_names_coordinator = table.Column<bool>(type: "boolean", nullable: false),
                    wait_for = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    wait_since = table.Column<DateOnly>(type: "date", nullable: true),
                    closing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absence_cases", x => x.id);
                    table.ForeignKey(
                        name: "FK_absence_cases_accounts_offer_to_id",
                        column: x => x.offer_to_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_cases_accounts_opened_by_account_id",
                        column: x => x.opened_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_cases_accounts_owner_id",
                        column: x => x.owner_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_cases_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_cases_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_cases_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "staff_away",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    by_account_id = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_away", x => x.id);
                    table.ForeignKey(
                        name: "FK_staff_away_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_staff_away_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_staff_away_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "case_events",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    case_id = table.Column<int>(type: "integer", nullable: false),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    act = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    by_account_id = table.Column<int>(type: "integer", nullable: false),
                    words = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    other_account_id = table.Column<int>(type: "integer", nullable: true),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    undone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    stage = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    owner_id = table.Column<int>(type: "integer", nullable: false),
                    next_step = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    next_on = table.Column<DateOnly>(type: "date", nullable: true),
                    offer_to_id = table.Column<int>(type: "integer", nullable: true),
                    offer_since = table.Column<DateOnly>(type: "date", nullable: true),
                    offer_why = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    offer_names_coordinator = table.Column<bool>(type: "boolean", nullable: false),
                    wait_for = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    wait_since = table.Column<DateOnly>(type: "date", nullable: true),
                    closing = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_events", x => x.id);
                    table.ForeignKey(
                        name: "FK_case_events_absence_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "absence_cases",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_events_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_events_accounts_offer_to_id",
                        column: x => x.offer_to_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_events_accounts_other_account_id",
                        column: x => x.other_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_events_accounts_owner_id",
                        column: x => x.owner_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_events_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_absence_cases_form_id",
                table: "absence_cases",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_absence_cases_offer_to_id",
                table: "absence_cases",
                column: "offer_to_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_cases_opened_by_account_id",
                table: "absence_cases",
                column: "opened_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_cases_organiser_id",
                table: "absence_cases",
                column: "organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_cases_owner_id",
                table: "absence_cases",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_cases_pupil_id",
                table: "absence_cases",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_cases_pupil_id_organiser_id",
                table: "absence_cases",
                columns: new[] { "pupil_id", "organiser_id" },
                unique: true,
                filter: "stage <> 'Closed'");

            migrationBuilder.CreateIndex(
                name: "IX_absence_cases_unit_id",
                table: "absence_cases",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_by_account_id",
                table: "case_events",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_case_id",
                table: "case_events",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_form_id",
                table: "case_events",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_case_events_offer_to_id",
                table: "case_events",
                column: "offer_to_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_other_account_id",
                table: "case_events",
                column: "other_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_owner_id",
                table: "case_events",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_events_pupil_id",
                table: "case_events",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_away_account_id",
                table: "staff_away",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_away_by_account_id",
                table: "staff_away",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_away_unit_id",
                table: "staff_away",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_events");

            migrationBuilder.DropTable(
                name: "staff_away");

            migrationBuilder.DropTable(
                name: "absence_cases");
        }
    }
}
