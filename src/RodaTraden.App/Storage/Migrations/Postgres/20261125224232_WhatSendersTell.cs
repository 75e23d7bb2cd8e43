using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class WhatSendersTell : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_implied",
                table: "enrolments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "different_pupils",
                columns: table => new
                {
                    one_id = table.Column<int>(type: "integer", nullable: false),
                    other_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_different_pupils", x => new { x.one_id, x.other_id });
                    table.ForeignKey(
                        name: "FK_different_pupils_pupils_one_id",
                        column: x => x.one_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_different_pupils_pupils_other_id",
                        column: x => x.other_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "former_placements",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    enrolment_id = table.Column<int>(type: "integer", nullable: false),
                    grade = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    @class = table.Column<string>(name: "class", type: "character varying(50)", maxLength: 50, nullable: false),
                    mentor_key = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    until = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_former_placements", x => x.id);
                    table.ForeignKey(
                        name: "FK_former_placements_enrolments_enrolment_id",
                        column: x => x.enrolment_id,
                        principalTable: "enrolments",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "installation_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false),
                    organisation = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    contact = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    contact_email = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    contact_phone = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    data_protection = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ladder_confirmed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "period_figures",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    to = table.Column<DateOnly>(type: "date", nullable: false),
                    subject = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    lessons = table.Column<int>(type: "integer", nullable: true),
                    offered = table.Column<int>(type: "integer", nullable: false),
                    reported = table.Column<int>(type: "integer", nullable: true),
                    valid = table.Column<int>(type: "integer", nullable: false),
                    invalid = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_period_figures", x => x.id);
                    table.ForeignKey(
                        name: "FK_period_figures_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "pupil_merges",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kept_id = table.Column<int>(type: "integer", nullable: false),
                    merged_id = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: true),
                    moved = table.Column<string>(type: "text", nullable: false),
                    undone_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    kept_at_undo = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupil_merges", x => x.id);
                    table.ForeignKey(
                        name: "FK_pupil_merges_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_pupil_merges_pupils_kept_id",
                        column: x => x.kept_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_pupil_merges_pupils_merged_id",
                        column: x => x.merged_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "pupil_numbers",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    number = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    replaced_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupil_numbers", x => x.id);
                    table.ForeignKey(
                        name: "FK_pupil_numbers_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "rescued_forms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<int>(type: "integer", nullable: false),
                    path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_rescued_forms", x => x.id);
                    table.ForeignKey(
                        name: "FK_rescued_forms_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "sender_mappings",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    sender = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    document = table.Column<string>(type: "text", nullable: false),
                    saved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    saved_by = table.Column<int>(type: "integer", nullable: true),
                    version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sender_mappings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "told_absences",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    unit_id = table.Column<int>(type: "integer", nullable: false),
                    date = table.Column<DateOnly>(type: "date", nullable: false),
                    start = table.Column<short>(type: "smallint", nullable: false),
                    end = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_told_absences", x => x.id);
                    table.ForeignKey(
                        name: "FK_told_absences_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_told_absences_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "merged_attendance",
                columns: table => new
                {
                    merge_id = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<int>(type: "integer", nullable: false),
                    pupil_id = table.Column<int>(type: "integer", nullable: false),
                    days = table.Column<byte[]>(type: "bytea", nullable: false),
                    lessons = table.Column<byte[]>(type: "bytea", nullable: false),
                    after = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_merged_attendance", x => new { x.merge_id, x.month, x.pupil_id });
                    table.ForeignKey(
                        name: "FK_merged_attendance_pupil_merges_merge_id",
                        column: x => x.merge_id,
                        principalTable: "pupil_merges",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_different_pupils_other_id",
                table: "different_pupils",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "IX_former_placements_enrolment_id",
                table: "former_placements",
                column: "enrolment_id");

            migrationBuilder.CreateIndex(
                name: "IX_period_figures_pupil_id_source_from_to_subject",
                table: "period_figures",
                columns: new[] { "pupil_id", "source", "from", "to", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_pupil_merges_account_id",
                table: "pupil_merges",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_pupil_merges_kept_id",
                table: "pupil_merges",
                column: "kept_id");

            migrationBuilder.CreateIndex(
                name: "IX_pupil_merges_merged_id",
                table: "pupil_merges",
                column: "merged_id");

            migrationBuilder.CreateIndex(
                name: "IX_pupil_numbers_number",
                table: "pupil_numbers",
                column: "number");

            migrationBuilder.CreateIndex(
                name: "IX_pupil_numbers_pupil_id",
                table: "pupil_numbers",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_rescued_forms_account_id",
                table: "rescued_forms",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_rescued_forms_at",
                table: "rescued_forms",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_sender_mappings_sender_kind",
                table: "sender_mappings",
                columns: new[] { "sender", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_told_absences_pupil_id_date",
                table: "told_absences",
                columns: new[] { "pupil_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_told_absences_unit_id",
                table: "told_absences",
                column: "unit_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "different_pupils");

            migrationBuilder.DropTable(
                name: "former_placements");

            migrationBuilder.DropTable(
                name: "installation_settings");

            migrationBuilder.DropTable(
                name: "merged_attendance");

            migrationBuilder.DropTable(
                name: "period_figures");

            migrationBuilder.DropTable(
                name: "pupil_numbers");

            migrationBuilder.DropTable(
                name: "rescued_forms");

            migrationBuilder.DropTable(
                name: "sender_mappings");

            migrationBuilder.DropTable(
                name: "told_absences");

            migrationBuilder.DropTable(
                name: "pupil_merges");

            migrationBuilder.DropColumn(
                name: "is_implied",
                table: "enrolments");
        }
    }
}
