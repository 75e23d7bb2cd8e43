using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
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
                type: "boolean",
                nullable: false,
                defaultValue: false);
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
