using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CausesAndMeasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_measures",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<int>(type: "integer", nullable: false),
                    cause = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    why_no_cause = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    what = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    owner_id = table.Column<int>(type: "integer", nullable: false),
                    start_on = table.Column<DateOnly>(type: "date", nullable: false),
                    follow_up_on = table.Column<DateOnly>(type: "date", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "date", nullable: true),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    outcome_words = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_account_id = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_measures", x => x.id);
                    table.ForeignKey(
                        name: "FK_case_measures_absence_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "absence_cases",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_measures_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_measures_accounts_owner_id",
                        column: x => x.owner_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_measures_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "cause_assessments",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<int>(type: "integer", nullable: false),
                    view = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    guardian_id = table.Column<int>(type: "integer", nullable: true),
                    depth = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    list_version = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    factors = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    functions = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    own_words = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    strengths = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    what_works = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    instrument = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    result = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    by_account_id = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cause_assessments", x => x.id);
                    table.ForeignKey(
                        name: "FK_cause_assessments_absence_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "absence_cases",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_cause_assessments_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_cause_assessments_guardians_guardian_id",
                        column: x => x.guardian_id,
                        principalTable: "guardians",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_cause_assessments_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_case_measures_by_account_id",
                table: "case_measures",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_measures_case_id",
                table: "case_measures",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_measures_form_id",
                table: "case_measures",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_case_measures_owner_id",
                table: "case_measures",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_measures_pupil_id",
                table: "case_measures",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_cause_assessments_by_account_id",
                table: "cause_assessments",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_cause_assessments_case_id",
                table: "cause_assessments",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_cause_assessments_form_id",
                table: "cause_assessments",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cause_assessments_guardian_id",
                table: "cause_assessments",
                column: "guardian_id");

            migrationBuilder.CreateIndex(
                name: "IX_cause_assessments_pupil_id",
                table: "cause_assessments",
                column: "pupil_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_measures");

            migrationBuilder.DropTable(
                name: "cause_assessments");
        }
    }
}
