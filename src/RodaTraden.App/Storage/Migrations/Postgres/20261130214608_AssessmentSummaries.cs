using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AssessmentSummaries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "assessment_summaries",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    consent_id = table.Column<int>(type: "integer", nullable: true),
                    statutory_ground_id = table.Column<int>(type: "integer", nullable: true),
                    seen_and_done = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    pupil_says = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    months = table.Column<string>(type: "text", nullable: false),
                    made_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    made_by_account_id = table.Column<int>(type: "integer", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_assessment_summaries", x => x.id);
                    table.ForeignKey(
                        name: "FK_assessment_summaries_accounts_made_by_account_id",
                        column: x => x.made_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_assessment_summaries_consents_consent_id",
                        column: x => x.consent_id,
                        principalTable: "consents",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_assessment_summaries_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_assessment_summaries_statutory_grounds_statutory_ground_id",
                        column: x => x.statutory_ground_id,
                        principalTable: "statutory_grounds",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_assessment_summaries_consent_id",
                table: "assessment_summaries",
                column: "consent_id");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_summaries_form_id",
                table: "assessment_summaries",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_assessment_summaries_made_by_account_id",
                table: "assessment_summaries",
                column: "made_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_summaries_pupil_id",
                table: "assessment_summaries",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_assessment_summaries_statutory_ground_id",
                table: "assessment_summaries",
                column: "statutory_ground_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "assessment_summaries");
        }
    }
}
