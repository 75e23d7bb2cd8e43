using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class MonthsBeforeByKey : Migration
    {
        // A million rows a year that are read by their key alone: kept in its order, without a second tree that points into the first.

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE "imported_months_now" (
                    "file_id" INTEGER NOT NULL,
                    "month" INTEGER NOT NULL,
                    "pupil_id" INTEGER NOT NULL,
                    "days_before" BLOB NOT NULL,
                    "lessons_before" BLOB NOT NULL,
                    "after" BLOB NOT NULL,
                    CONSTRAINT "PK_imported_months" PRIMARY KEY ("file_id", "month", "pupil_id"),
                    CONSTRAINT "FK_imported_months_imported_files_file_id" FOREIGN KEY ("file_id") REFERENCES "imported_files" ("id")
                ) WITHOUT ROWID;
                INSERT INTO "imported_months_now" ("file_id", "month", "pupil_id", "days_before", "lessons_before", "after") SELECT "file_id", "month", "pupil_id", "days_before", "lessons_before", "after" FROM "imported_months" ORDER BY 1, 2, 3;
                DROP TABLE "imported_months";
                ALTER TABLE "imported_months_now" RENAME TO "imported_months";
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE TABLE "imported_months_now" (
                    "file_id" INTEGER NOT NULL,
                    "month" INTEGER NOT NULL,
                    "pupil_id" INTEGER NOT NULL,
                    "days_before" BLOB NOT NULL,
                    "lessons_before" BLOB NOT NULL,
                    "after" BLOB NOT NULL,
                    CONSTRAINT "PK_imported_months" PRIMARY KEY ("file_id", "month", "pupil_id"),
                    CONSTRAINT "FK_imported_months_imported_files_file_id" FOREIGN KEY ("file_id") REFERENCES "imported_files" ("id")
                );
                INSERT INTO "imported_months_now" ("file_id", "month", "pupil_id", "days_before", "lessons_before", "after") SELECT "file_id", "month", "pupil_id", "days_before", "lessons_before", "after" FROM "imported_months" ORDER BY 1, 2, 3;
                DROP TABLE "imported_months";
                ALTER TABLE "imported_months_now" RENAME TO "imported_months";
                """);
        }
    }
}
