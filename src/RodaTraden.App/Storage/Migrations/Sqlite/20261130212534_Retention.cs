using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Retention : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "disposed_at",
                table: "imported_files",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "disposal_id",
                table: "audit_chains",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    placed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    placed_by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    lifted_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    lifted_by_account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_legal_holds", x => x.id);
                    table.ForeignKey(
                        name: "FK_legal_holds_accounts_lifted_by_account_id",
                        column: x => x.lifted_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_legal_holds_accounts_placed_by_account_id",
                        column: x => x.placed_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_legal_holds_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_legal_holds_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "register_extracts",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    receiver = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    asked_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    identified = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    withheld = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    made_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    made_by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_register_extracts", x => x.id);
                    table.ForeignKey(
                        name: "FK_register_extracts_accounts_made_by_account_id",
                        column: x => x.made_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_register_extracts_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "retention_rules",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: true),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 30, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    months = table.Column<int>(type: "INTEGER", nullable: false),
                    decision_reference = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    saved_by_account_id = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_retention_rules", x => x.id);
                    table.ForeignKey(
                        name: "FK_retention_rules_accounts_saved_by_account_id",
                        column: x => x.saved_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_retention_rules_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "disposals",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: true),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 30, nullable: false),
                    rule_id = table.Column<int>(type: "INTEGER", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    pupils = table.Column<int>(type: "INTEGER", nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    held = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_by_account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    not_before = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disposals", x => x.id);
                    table.ForeignKey(
                        name: "FK_disposals_accounts_decided_by_account_id",
                        column: x => x.decided_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_disposals_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_disposals_retention_rules_rule_id",
                        column: x => x.rule_id,
                        principalTable: "retention_rules",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "disposed_rows",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    disposal_id = table.Column<int>(type: "INTEGER", nullable: false),
                    table_name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    proposed = table.Column<long>(type: "INTEGER", nullable: false),
                    gone = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_disposed_rows", x => x.id);
                    table.ForeignKey(
                        name: "FK_disposed_rows_disposals_disposal_id",
                        column: x => x.disposal_id,
                        principalTable: "disposals",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_disposals_decided_by_account_id",
                table: "disposals",
                column: "decided_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_disposals_organiser_id_class",
                table: "disposals",
                columns: new[] { "organiser_id", "class" });

            migrationBuilder.CreateIndex(
                name: "IX_disposals_rule_id",
                table: "disposals",
                column: "rule_id");

            migrationBuilder.CreateIndex(
                name: "IX_disposed_rows_disposal_id_table_name",
                table: "disposed_rows",
                columns: new[] { "disposal_id", "table_name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_form_id",
                table: "legal_holds",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_lifted_by_account_id",
                table: "legal_holds",
                column: "lifted_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_organiser_id",
                table: "legal_holds",
                column: "organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_placed_by_account_id",
                table: "legal_holds",
                column: "placed_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_legal_holds_pupil_id",
                table: "legal_holds",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_register_extracts_form_id",
                table: "register_extracts",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_register_extracts_made_by_account_id",
                table: "register_extracts",
                column: "made_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_register_extracts_pupil_id",
                table: "register_extracts",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_retention_rules_organiser_id_class",
                table: "retention_rules",
                columns: new[] { "organiser_id", "class" });

            migrationBuilder.CreateIndex(
                name: "IX_retention_rules_saved_by_account_id",
                table: "retention_rules",
                column: "saved_by_account_id");

            // Acts and looks are still only added to, but for a month whose chain says which disposal takes it.
            migrationBuilder.Sql("""
                DROP TRIGGER audit_entries_no_delete;
                DROP TRIGGER read_entries_no_delete;
                CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries WHEN NOT EXISTS (SELECT 1 FROM audit_chains WHERE id = OLD.chain_id AND disposal_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'audit_entries is only added to'); END;
                CREATE TRIGGER read_entries_no_delete BEFORE DELETE ON read_entries WHEN NOT EXISTS (SELECT 1 FROM audit_chains WHERE id = OLD.chain_id AND disposal_id IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'read_entries is only added to'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER audit_entries_no_delete;
                DROP TRIGGER read_entries_no_delete;
                CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is only added to'); END;
                CREATE TRIGGER read_entries_no_delete BEFORE DELETE ON read_entries BEGIN SELECT RAISE(ABORT, 'read_entries is only added to'); END;
                """);
            migrationBuilder.DropTable(
                name: "disposed_rows");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "register_extracts");

            migrationBuilder.DropTable(
                name: "disposals");

            migrationBuilder.DropTable(
                name: "retention_rules");

            migrationBuilder.DropColumn(
                name: "disposed_at",
                table: "imported_files");

            migrationBuilder.DropColumn(
                name: "disposal_id",
                table: "audit_chains");
        }
    }
}
