using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class InquiriesAndRoutines : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "absence_inquiries",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    case_id = table.Column<int>(type: "integer", nullable: false),
                    organiser_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    step = table.Column<int>(type: "integer", nullable: false),
                    trigger = table.Column<string>(type: "text", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "date", nullable: false),
                    opened_by_account_id = table.Column<int>(type: "integer", nullable: false),
                    is_on_delegation = table.Column<bool>(type: "boolean", nullable: false),
                    due_on = table.Column<DateOnly>(type: "date", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    circumstances = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    measures = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    principal_decides = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    organiser_decides = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    others_decide = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    summary = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    support = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    support_on = table.Column<DateOnly>(type: "date", nullable: true),
                    action_programme = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    action_programme_on = table.Column<DateOnly>(type: "date", nullable: true),
                    record_reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    completed_on = table.Column<DateOnly>(type: "date", nullable: true),
                    completed_by_account_id = table.Column<int>(type: "integer", nullable: true),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absence_inquiries", x => x.id);
                    table.ForeignKey(
                        name: "FK_absence_inquiries_absence_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "absence_cases",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_inquiries_accounts_completed_by_account_id",
                        column: x => x.completed_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_inquiries_accounts_opened_by_account_id",
                        column: x => x.opened_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_inquiries_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_inquiries_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_absence_inquiries_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "case_routines",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organiser_id = table.Column<int>(type: "integer", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    coordinator_within = table.Column<int>(type: "integer", nullable: false),
                    inquiry_step = table.Column<int>(type: "integer", nullable: false),
                    inquiry_within = table.Column<int>(type: "integer", nullable: false),
                    notice_within = table.Column<int>(type: "integer", nullable: false),
                    complete_within = table.Column<int>(type: "integer", nullable: false),
                    follow_up_within = table.Column<int>(type: "integer", nullable: false),
                    principal_told_after = table.Column<int>(type: "integer", nullable: false),
                    organiser_told_after = table.Column<int>(type: "integer", nullable: false),
                    approves_inquiry = table.Column<bool>(type: "boolean", nullable: false),
                    tells_organiser_completed = table.Column<bool>(type: "boolean", nullable: false),
                    return_limit_percent = table.Column<int>(type: "integer", nullable: false),
                    return_school_days = table.Column<int>(type: "integer", nullable: false),
                    after_care_school_days = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    saved_by_account_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_routines", x => x.id);
                    table.ForeignKey(
                        name: "FK_case_routines_accounts_saved_by_account_id",
                        column: x => x.saved_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_case_routines_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "inquiry_consultations",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    inquiry_id = table.Column<int>(type: "integer", nullable: false),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    party = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    guardian_id = table.Column<int>(type: "integer", nullable: true),
                    on = table.Column<DateOnly>(type: "date", nullable: true),
                    how = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    why_not = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    by_account_id = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_inquiry_consultations", x => x.id);
                    table.ForeignKey(
                        name: "FK_inquiry_consultations_absence_inquiries_inquiry_id",
                        column: x => x.inquiry_id,
                        principalTable: "absence_inquiries",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_inquiry_consultations_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_inquiry_consultations_guardians_guardian_id",
                        column: x => x.guardian_id,
                        principalTable: "guardians",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_inquiry_consultations_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "organiser_notices",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    organiser_id = table.Column<int>(type: "integer", nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    inquiry_id = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    sent_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    sent_by = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    answered_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    answered_by = table.Column<int>(type: "integer", nullable: true),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    home_notice_id = table.Column<int>(type: "integer", nullable: true),
                    home_told_on = table.Column<DateOnly>(type: "date", nullable: true),
                    home_told_how = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organiser_notices", x => x.id);
                    table.ForeignKey(
                        name: "FK_organiser_notices_absence_inquiries_inquiry_id",
                        column: x => x.inquiry_id,
                        principalTable: "absence_inquiries",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_organiser_notices_accounts_answered_by",
                        column: x => x.answered_by,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_organiser_notices_accounts_sent_by",
                        column: x => x.sent_by,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_organiser_notices_inquiry_notices_home_notice_id",
                        column: x => x.home_notice_id,
                        principalTable: "inquiry_notices",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_organiser_notices_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_organiser_notices_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_organiser_notices_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_absence_inquiries_case_id",
                table: "absence_inquiries",
                column: "case_id",
                unique: true,
                filter: "state in ('Open', 'WaitsForPrincipal', 'SentBack')");

            migrationBuilder.CreateIndex(
                name: "IX_absence_inquiries_completed_by_account_id",
                table: "absence_inquiries",
                column: "completed_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_inquiries_form_id",
                table: "absence_inquiries",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_absence_inquiries_opened_by_account_id",
                table: "absence_inquiries",
                column: "opened_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_inquiries_organiser_id",
                table: "absence_inquiries",
                column: "organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_inquiries_pupil_id",
                table: "absence_inquiries",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_absence_inquiries_unit_id",
                table: "absence_inquiries",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_case_routines_organiser_id_valid_from",
                table: "case_routines",
                columns: new[] { "organiser_id", "valid_from" });

            migrationBuilder.CreateIndex(
                name: "IX_case_routines_saved_by_account_id",
                table: "case_routines",
                column: "saved_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_consultations_by_account_id",
                table: "inquiry_consultations",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_consultations_guardian_id",
                table: "inquiry_consultations",
                column: "guardian_id");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_consultations_inquiry_id",
                table: "inquiry_consultations",
                column: "inquiry_id");

            migrationBuilder.CreateIndex(
                name: "IX_inquiry_consultations_pupil_id",
                table: "inquiry_consultations",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_organiser_notices_answered_by",
                table: "organiser_notices",
                column: "answered_by");

            migrationBuilder.CreateIndex(
                name: "IX_organiser_notices_home_notice_id",
                table: "organiser_notices",
                column: "home_notice_id");

            migrationBuilder.CreateIndex(
                name: "IX_organiser_notices_inquiry_id",
                table: "organiser_notices",
                column: "inquiry_id");

            migrationBuilder.CreateIndex(
                name: "IX_organiser_notices_organiser_id_year_sequence",
                table: "organiser_notices",
                columns: new[] { "organiser_id", "year", "sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_organiser_notices_pupil_id",
                table: "organiser_notices",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_organiser_notices_sent_by",
                table: "organiser_notices",
                column: "sent_by");

            migrationBuilder.CreateIndex(
                name: "IX_organiser_notices_unit_id",
                table: "organiser_notices",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_routines");

            migrationBuilder.DropTable(
                name: "inquiry_consultations");

            migrationBuilder.DropTable(
                name: "organiser_notices");

            migrationBuilder.DropTable(
                name: "absence_inquiries");
        }
    }
}
