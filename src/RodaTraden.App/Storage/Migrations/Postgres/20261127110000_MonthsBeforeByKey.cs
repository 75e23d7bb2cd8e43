using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class MonthsBeforeByKey : Migration
    {
        // PostgreSQL always keeps rows apart from their key: nothing changes there.

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
        }
    }
}
