using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ProtectedPupils : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_pupils_marking",
                table: "pupils",
                column: "marking",
                filter: "marking <> 'None'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_pupils_marking",
                table: "pupils");
        }
    }
}
