using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OrganisationsAndGrounds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "guardian_id",
                table: "account_roles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "organisation_id",
                table: "account_roles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "pupil_id",
                table: "account_roles",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "stands_in_for",
                table: "account_roles",
                type: "TEXT",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "maturity_judgements",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_maturity_judgements", x => x.id);
                    table.ForeignKey(
                        name: "FK_maturity_judgements_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_maturity_judgements_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    closed_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "statutory_grounds",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    statute = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_organiser_id = table.Column<int>(type: "INTEGER", nullable: false),
                    categories = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    why = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    decided_by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_statutory_grounds", x => x.id);
                    table.ForeignKey(
                        name: "FK_statutory_grounds_accounts_decided_by_account_id",
                        column: x => x.decided_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_statutory_grounds_organisers_from_organiser_id",
                        column: x => x.from_organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_statutory_grounds_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_organiser_id = table.Column<int>(type: "INTEGER", nullable: true),
                    from_organisation_id = table.Column<int>(type: "INTEGER", nullable: true),
                    categories = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    limits = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    measure = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    asked_by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    valid_until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    review_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    withdrawn_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    withdrawn_by_account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consents", x => x.id);
                    table.ForeignKey(
                        name: "FK_consents_accounts_asked_by_account_id",
                        column: x => x.asked_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_consents_accounts_withdrawn_by_account_id",
                        column: x => x.withdrawn_by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_consents_organisations_from_organisation_id",
                        column: x => x.from_organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_consents_organisers_from_organiser_id",
                        column: x => x.from_organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_consents_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "consent_answers",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    consent_id = table.Column<int>(type: "INTEGER", nullable: false),
                    guardian_id = table.Column<int>(type: "INTEGER", nullable: true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_consent_answers", x => x.id);
                    table.ForeignKey(
                        name: "FK_consent_answers_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_consent_answers_consents_consent_id",
                        column: x => x.consent_id,
                        principalTable: "consents",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_consent_answers_guardians_guardian_id",
                        column: x => x.guardian_id,
                        principalTable: "guardians",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "ground_receivers",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    consent_id = table.Column<int>(type: "INTEGER", nullable: true),
                    statutory_ground_id = table.Column<int>(type: "INTEGER", nullable: true),
                    organisation_id = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    reference = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ground_receivers", x => x.id);
                    table.ForeignKey(
                        name: "FK_ground_receivers_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_ground_receivers_consents_consent_id",
                        column: x => x.consent_id,
                        principalTable: "consents",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_ground_receivers_organisations_organisation_id",
                        column: x => x.organisation_id,
                        principalTable: "organisations",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_ground_receivers_statutory_grounds_statutory_ground_id",
                        column: x => x.statutory_ground_id,
                        principalTable: "statutory_grounds",
                        principalColumn: "id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_consent_answers_by_account_id",
                table: "consent_answers",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_consent_answers_consent_id",
                table: "consent_answers",
                column: "consent_id");

            migrationBuilder.CreateIndex(
                name: "IX_consent_answers_guardian_id",
                table: "consent_answers",
                column: "guardian_id");

            migrationBuilder.CreateIndex(
                name: "IX_consents_asked_by_account_id",
                table: "consents",
                column: "asked_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_consents_form_id",
                table: "consents",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_consents_from_organisation_id",
                table: "consents",
                column: "from_organisation_id");

            migrationBuilder.CreateIndex(
                name: "IX_consents_from_organiser_id",
                table: "consents",
                column: "from_organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_consents_pupil_id",
                table: "consents",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_consents_withdrawn_by_account_id",
                table: "consents",
                column: "withdrawn_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_ground_receivers_account_id",
                table: "ground_receivers",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_ground_receivers_consent_id",
                table: "ground_receivers",
                column: "consent_id");

            migrationBuilder.CreateIndex(
                name: "IX_ground_receivers_organisation_id",
                table: "ground_receivers",
                column: "organisation_id");

            migrationBuilder.CreateIndex(
                name: "IX_ground_receivers_statutory_ground_id",
                table: "ground_receivers",
                column: "statutory_ground_id");

            migrationBuilder.CreateIndex(
                name: "IX_maturity_judgements_by_account_id",
                table: "maturity_judgements",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_maturity_judgements_pupil_id",
                table: "maturity_judgements",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisations_name",
                table: "organisations",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statutory_grounds_decided_by_account_id",
                table: "statutory_grounds",
                column: "decided_by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_statutory_grounds_form_id",
                table: "statutory_grounds",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_statutory_grounds_from_organiser_id",
                table: "statutory_grounds",
                column: "from_organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_statutory_grounds_pupil_id",
                table: "statutory_grounds",
                column: "pupil_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "consent_answers");

            migrationBuilder.DropTable(
                name: "ground_receivers");

            migrationBuilder.DropTable(
                name: "maturity_judgements");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "statutory_grounds");

            migrationBuilder.DropTable(
                name: "organisations");

            migrationBuilder.DropColumn(
                name: "guardian_id",
                table: "account_roles");

            migrationBuilder.DropColumn(
                name: "organisation_id",
                table: "account_roles");

            migrationBuilder.DropColumn(
                name: "pupil_id",
                table: "account_roles");

            migrationBuilder.DropColumn(
                name: "stands_in_for",
                table: "account_roles");
        }
    }
}
