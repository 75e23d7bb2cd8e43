using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class UsedCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.RenameColumn(
                name: "last_code",
                table: "accounts",
                newName: "used_codes");

            migrationBuilder.AddColumn<bool>(
                name: "awaits_provider",
                table: "accounts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // How many entries there are from before the chains is signed too: where there are none, that is what is signed.
            migrationBuilder.Sql("""
                INSERT INTO audit_chains (kind, organiser_id, month, length, head) SELECT kind, -1, '0001-01-01', 0, x'' FROM (SELECT 'Acts' AS kind UNION ALL SELECT 'Looks') AS kinds
                WHERE NOT EXISTS (SELECT 1 FROM audit_chains WHERE audit_chains.kind = kinds.kind AND organiser_id = -1);
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "awaits_provider",
                table: "accounts");

            migrationBuilder.RenameColumn(
                name: "used_codes",
                table: "accounts",
                newName: "last_code");
        }
    }
}
