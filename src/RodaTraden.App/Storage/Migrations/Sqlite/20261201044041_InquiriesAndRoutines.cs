using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    case_id = table.Column<int>(type: "INTEGER", nullable: false),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    trigger = table.Column<string>(type: "TEXT", nullable: false),
                    opened_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    opened_by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    is_on_delegation = table.Column<bool>(type: "INTEGER", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    circumstances = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    measures = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    principal_decides = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    organiser_decides = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    others_decide = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    summary = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    support = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    support_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    action_programme = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    action_programme_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    record_reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    completed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    completed_by_account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    coordinator_within = table.Column<int>(type: "INTEGER", nullable: false),
                    inquiry_step = table.Column<int>(type: "INTEGER", nullable: false),
                    inquiry_within = table.Column<int>(type: "INTEGER", nullable: false),
                    notice_within = table.Column<int>(type: "INTEGER", nullable: false),
                    complete_within = table.Column<int>(type: "INTEGER", nullable: false),
                    follow_up_within = table.Column<int>(type: "INTEGER", nullable: false),
                    principal_told_after = table.Column<int>(type: "INTEGER", nullable: false),
                    organiser_told_after = table.Column<int>(type: "INTEGER", nullable: false),
                    approves_inquiry = table.Column<bool>(type: "INTEGER", nullable: false),
                    tells_organiser_completed = table.Column<bool>(type: "INTEGER", nullable: false),
                    return_limit_percent = table.Column<int>(type: "INTEGER", nullable: false),
                    return_school_days = table.Column<int>(type: "INTEGER", nullable: false),
                    after_care_school_days = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    saved_by_account_id = table.Column<int>(type: "INTEGER", nullable: true)
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    inquiry_id = table.Column<int>(type: "INTEGER", nullable: false),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    party = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    guardian_id = table.Column<int>(type: "INTEGER", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    how = table.Column<string>(type: "TEXT", maxLength: 20, nullable: true),
                    why_not = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    inquiry_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    sent_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    sent_by = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    answered_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    answered_by = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    home_notice_id = table.Column<int>(type: "INTEGER", nullable: true),
                    home_told_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    home_told_how = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
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
