using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ContactSymptomsOwnPassword : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "reason",
                table: "responses",
                type: "character varying(40)",
                maxLength: 40,
                nullable: true);

            // What was known before there was a word for it is told in its note.
            migrationBuilder.Sql("UPDATE responses SET reason = 'Other' WHERE kind = 'Known'");

            migrationBuilder.AddColumn<bool>(
                name: "must_choose_password",
                table: "accounts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "symptom_notes",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    on = table.Column<DateOnly>(type: "date", nullable: false),
                    symptoms = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    by_account_id = table.Column<int>(type: "integer", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    form_id = table.Column<Guid>(type: "uuid", nullable: false),
                    removed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_symptom_notes", x => x.id);
                    table.ForeignKey(
                        name: "FK_symptom_notes_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_symptom_notes_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_symptom_notes_by_account_id",
                table: "symptom_notes",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_symptom_notes_form_id",
                table: "symptom_notes",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_symptom_notes_pupil_id",
                table: "symptom_notes",
                column: "pupil_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "symptom_notes");

            migrationBuilder.DropColumn(
                name: "reason",
                table: "responses");

            migrationBuilder.DropColumn(
                name: "must_choose_password",
                table: "accounts");
        }
    }
}
