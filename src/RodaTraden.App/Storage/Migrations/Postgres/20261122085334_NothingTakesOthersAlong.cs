using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class NothingTakesOthersAlong : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_account_claims_accounts_user_id",
                table: "account_claims");

            migrationBuilder.DropForeignKey(
                name: "FK_account_logins_accounts_user_id",
                table: "account_logins");

            migrationBuilder.DropForeignKey(
                name: "FK_account_roles_accounts_account_id",
                table: "account_roles");

            migrationBuilder.DropForeignKey(
                name: "FK_account_tokens_accounts_user_id",
                table: "account_tokens");

            migrationBuilder.DropForeignKey(
                name: "FK_enrolments_pupils_pupil_id",
                table: "enrolments");

            migrationBuilder.DropForeignKey(
                name: "FK_enrolments_units_unit_id",
                table: "enrolments");

            migrationBuilder.DropForeignKey(
                name: "FK_guardianships_guardians_guardian_id",
                table: "guardianships");

            migrationBuilder.DropForeignKey(
                name: "FK_guardianships_pupils_pupil_id",
                table: "guardianships");

            migrationBuilder.DropForeignKey(
                name: "FK_imported_changes_imported_files_file_id",
                table: "imported_changes");

            migrationBuilder.DropForeignKey(
                name: "FK_imported_months_imported_files_file_id",
                table: "imported_months");

            migrationBuilder.DropForeignKey(
                name: "FK_responses_accounts_by_account_id",
                table: "responses");

            migrationBuilder.DropForeignKey(
                name: "FK_responses_pupils_pupil_id",
                table: "responses");

            migrationBuilder.DropForeignKey(
                name: "FK_signals_pupils_pupil_id",
                table: "signals");

            migrationBuilder.DropForeignKey(
                name: "FK_staff_posts_staff_staff_id",
                table: "staff_posts");

            migrationBuilder.DropForeignKey(
                name: "FK_staff_posts_units_unit_id",
                table: "staff_posts");

            migrationBuilder.DropForeignKey(
                name: "FK_standings_pupils_pupil_id",
                table: "standings");

            migrationBuilder.DropForeignKey(
                name: "FK_unmapped_reasons_imported_files_file_id",
                table: "unmapped_reasons");

            migrationBuilder.DropTable(
                name: "settings");

            migrationBuilder.DropColumn(
                name: "tells_only_absence",
                table: "units");

            migrationBuilder.AddForeignKey(
                name: "FK_account_claims_accounts_user_id",
                table: "account_claims",
                column: "user_id",
                principalTable: "accounts",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_account_logins_accounts_user_id",
                table: "account_logins",
                column: "user_id",
                principalTable: "accounts",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_account_roles_accounts_account_id",
                table: "account_roles",
                column: "account_id",
                principalTable: "accounts",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_account_tokens_accounts_user_id",
                table: "account_tokens",
                column: "user_id",
                principalTable: "accounts",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_enrolments_pupils_pupil_id",
                table: "enrolments",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_enrolments_units_unit_id",
                table: "enrolments",
                column: "unit_id",
                principalTable: "units",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_guardianships_guardians_guardian_id",
                table: "guardianships",
                column: "guardian_id",
                principalTable: "guardians",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_guardianships_pupils_pupil_id",
                table: "guardianships",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_imported_changes_imported_files_file_id",
                table: "imported_changes",
                column: "file_id",
                principalTable: "imported_files",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_imported_months_imported_files_file_id",
                table: "imported_months",
                column: "file_id",
                principalTable: "imported_files",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_responses_accounts_by_account_id",
                table: "responses",
                column: "by_account_id",
                principalTable: "accounts",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_responses_pupils_pupil_id",
                table: "responses",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_signals_pupils_pupil_id",
                table: "signals",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_staff_posts_staff_staff_id",
                table: "staff_posts",
                column: "staff_id",
                principalTable: "staff",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_staff_posts_units_unit_id",
                table: "staff_posts",
                column: "unit_id",
                principalTable: "units",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_standings_pupils_pupil_id",
                table: "standings",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id");

            migrationBuilder.AddForeignKey(
                name: "FK_unmapped_reasons_imported_files_file_id",
                table: "unmapped_reasons",
                column: "file_id",
                principalTable: "imported_files",
                principalColumn: "id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_account_claims_accounts_user_id",
                table: "account_claims");

            migrationBuilder.DropForeignKey(
                name: "FK_account_logins_accounts_user_id",
                table: "account_logins");

            migrationBuilder.DropForeignKey(
                name: "FK_account_roles_accounts_account_id",
                table: "account_roles");

            migrationBuilder.DropForeignKey(
                name: "FK_account_tokens_accounts_user_id",
                table: "account_tokens");

            migrationBuilder.DropForeignKey(
                name: "FK_enrolments_pupils_pupil_id",
                table: "enrolments");

            migrationBuilder.DropForeignKey(
                name: "FK_enrolments_units_unit_id",
                table: "enrolments");

            migrationBuilder.DropForeignKey(
                name: "FK_guardianships_guardians_guardian_id",
                table: "guardianships");

            migrationBuilder.DropForeignKey(
                name: "FK_guardianships_pupils_pupil_id",
                table: "guardianships");

            migrationBuilder.DropForeignKey(
                name: "FK_imported_changes_imported_files_file_id",
                table: "imported_changes");

            migrationBuilder.DropForeignKey(
                name: "FK_imported_months_imported_files_file_id",
                table: "imported_months");

            migrationBuilder.DropForeignKey(
                name: "FK_responses_accounts_by_account_id",
                table: "responses");

            migrationBuilder.DropForeignKey(
                name: "FK_responses_pupils_pupil_id",
                table: "responses");

            migrationBuilder.DropForeignKey(
                name: "FK_signals_pupils_pupil_id",
                table: "signals");

            migrationBuilder.DropForeignKey(
                name: "FK_staff_posts_staff_staff_id",
                table: "staff_posts");

            migrationBuilder.DropForeignKey(
                name: "FK_staff_posts_units_unit_id",
                table: "staff_posts");

            migrationBuilder.DropForeignKey(
                name: "FK_standings_pupils_pupil_id",
                table: "standings");

            migrationBuilder.DropForeignKey(
                name: "FK_unmapped_reasons_imported_files_file_id",
                table: "unmapped_reasons");

            migrationBuilder.AddColumn<bool>(
                name: "tells_only_absence",
                table: "units",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "settings",
                columns: table => new
                {
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    value = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_settings", x => x.name);
                });

            migrationBuilder.AddForeignKey(
                name: "FK_account_claims_accounts_user_id",
                table: "account_claims",
                column: "user_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_account_logins_accounts_user_id",
                table: "account_logins",
                column: "user_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_account_roles_accounts_account_id",
                table: "account_roles",
                column: "account_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_account_tokens_accounts_user_id",
                table: "account_tokens",
                column: "user_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_enrolments_pupils_pupil_id",
                table: "enrolments",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_enrolments_units_unit_id",
                table: "enrolments",
                column: "unit_id",
                principalTable: "units",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_guardianships_guardians_guardian_id",
                table: "guardianships",
                column: "guardian_id",
                principalTable: "guardians",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_guardianships_pupils_pupil_id",
                table: "guardianships",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_imported_changes_imported_files_file_id",
                table: "imported_changes",
                column: "file_id",
                principalTable: "imported_files",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_imported_months_imported_files_file_id",
                table: "imported_months",
                column: "file_id",
                principalTable: "imported_files",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_responses_accounts_by_account_id",
                table: "responses",
                column: "by_account_id",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_responses_pupils_pupil_id",
                table: "responses",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_signals_pupils_pupil_id",
                table: "signals",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_staff_posts_staff_staff_id",
                table: "staff_posts",
                column: "staff_id",
                principalTable: "staff",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_staff_posts_units_unit_id",
                table: "staff_posts",
                column: "unit_id",
                principalTable: "units",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_standings_pupils_pupil_id",
                table: "standings",
                column: "pupil_id",
                principalTable: "pupils",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_unmapped_reasons_imported_files_file_id",
                table: "unmapped_reasons",
                column: "file_id",
                principalTable: "imported_files",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
