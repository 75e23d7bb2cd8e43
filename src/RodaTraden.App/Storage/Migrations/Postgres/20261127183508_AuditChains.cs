using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
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
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "read_entries",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "place",
                table: "read_entries",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "chain_id",
                table: "audit_entries",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "hash",
                table: "audit_entries",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "place",
                table: "audit_entries",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "audit_chains",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    kind = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    organiser_id = table.Column<int>(type: "integer", nullable: false),
                    month = table.Column<DateOnly>(type: "date", nullable: false),
                    length = table.Column<long>(type: "bigint", nullable: false),
                    head = table.Column<byte[]>(type: "bytea", nullable: false)
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
                INSERT INTO audit_chains (kind, organiser_id, month, length, head) SELECT 'Acts', -1, '0001-01-01', max(id), '' FROM audit_entries HAVING count(*) > 0;
                INSERT INTO audit_chains (kind, organiser_id, month, length, head) SELECT 'Looks', -1, '0001-01-01', max(id), '' FROM read_entries HAVING count(*) > 0;
                """);
            migrationBuilder.Sql("""
                CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is only added to', TG_TABLE_NAME; END $$;
                CREATE TRIGGER audit_entries_no_rewriting BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite();
                CREATE TRIGGER audit_entries_no_emptying BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();
                CREATE TRIGGER read_entries_no_rewriting BEFORE UPDATE OR DELETE ON read_entries FOR EACH ROW EXECUTE FUNCTION refuse_to_rewrite();
                CREATE TRIGGER read_entries_no_emptying BEFORE TRUNCATE ON read_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                DROP TRIGGER audit_entries_no_rewriting ON audit_entries;
                DROP TRIGGER audit_entries_no_emptying ON audit_entries;
                DROP TRIGGER read_entries_no_rewriting ON read_entries;
                DROP TRIGGER read_entries_no_emptying ON read_entries;
                DROP FUNCTION refuse_to_rewrite();
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
