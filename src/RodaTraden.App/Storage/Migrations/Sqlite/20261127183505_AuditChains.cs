using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AuditChains : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "chain_id",
                table: "read_entries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "read_entries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "place",
                table: "read_entries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "chain_id",
                table: "audit_entries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "audit_entries",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "place",
                table: "audit_entries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_chains",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    length = table.Column<long>(type: "INTEGER", nullable: false),
                    head = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_chains", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_read_entries_chain_id_place",
                table: "read_entries",
                columns: new[] { "chain_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_chain_id_place",
                table: "audit_entries",
                columns: new[] { "chain_id", "place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_chains_kind_organiser_id_month",
                table: "audit_chains",
                columns: new[] { "kind", "organiser_id", "month" },
                unique: true);

            // Entries from before there were chains have no place: those numbered higher and without one were not written by the program.
            migrationBuilder.Sql("""
                INSERT INTO audit_chains (kind, organiser_id, month, length, head) SELECT 'Acts', -1, '0001-01-01', max(id), x'' FROM audit_entries HAVING count(*) > 0;
                INSERT INTO audit_chains (kind, organiser_id, month, length, head) SELECT 'Looks', -1, '0001-01-01', max(id), x'' FROM read_entries HAVING count(*) > 0;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER audit_entries_no_update BEFORE UPDATE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is only added to'); END;
                CREATE TRIGGER audit_entries_no_delete BEFORE DELETE ON audit_entries BEGIN SELECT RAISE(ABORT, 'audit_entries is only added to'); END;
                CREATE TRIGGER read_entries_no_update BEFORE UPDATE ON read_entries BEGIN SELECT RAISE(ABORT, 'read_entries is only added to'); END;
                CREATE TRIGGER read_entries_no_delete BEFORE DELETE ON read_entries BEGIN SELECT RAISE(ABORT, 'read_entries is only added to'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER audit_entries_no_update;
                DROP TRIGGER audit_entries_no_delete;
                DROP TRIGGER read_entries_no_update;
                DROP TRIGGER read_entries_no_delete;
                """);
            migrationBuilder.DropTable(
                name: "audit_chains");

            migrationBuilder.DropIndex(
                name: "IX_read_entries_chain_id_place",
                table: "read_entries");

            migrationBuilder.DropIndex(
                name: "IX_audit_entries_chain_id_place",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "chain_id",
                table: "read_entries");

            migrationBuilder.DropColumn(
                name: "hash",
                table: "read_entries");

            migrationBuilder.DropColumn(
                name: "place",
                table: "read_entries");

            migrationBuilder.DropColumn(
                name: "chain_id",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "hash",
                table: "audit_entries");

            migrationBuilder.DropColumn(
                name: "place",
                table: "audit_entries");
        }
    }
}
