using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RodaTraden.App.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    display_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    staff_key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    is_closed = table.Column<bool>(type: "INTEGER", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<DateTimeOffset>(type: "TEXT", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attendance_months",
                columns: table => new
                {
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    school_days = table.Column<int>(type: "INTEGER", nullable: false),
                    observed_days = table.Column<int>(type: "INTEGER", nullable: false),
                    offered = table.Column<int>(type: "INTEGER", nullable: false),
                    reported = table.Column<int>(type: "INTEGER", nullable: false),
                    valid = table.Column<int>(type: "INTEGER", nullable: false),
                    invalid = table.Column<int>(type: "INTEGER", nullable: false),
                    leave = table.Column<int>(type: "INTEGER", nullable: false),
                    days = table.Column<byte[]>(type: "BLOB", nullable: false),
                    lessons = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attendance_months", x => new { x.month, x.pupil_id });
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: true),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    reference = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "guardians",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guardians", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "imported_files",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    file_name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    rows = table.Column<long>(type: "INTEGER", nullable: false),
                    @new = table.Column<long>(name: "new", type: "INTEGER", nullable: false),
                    changed = table.Column<long>(type: "INTEGER", nullable: false),
                    unchanged = table.Column<long>(type: "INTEGER", nullable: false),
                    refused = table.Column<long>(type: "INTEGER", nullable: false),
                    kept_by_hand = table.Column<long>(type: "INTEGER", nullable: false),
                    refused_file = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    kept_at_undo = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_files", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "installation_settings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    organisation = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    contact = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    contact_email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    contact_phone = table.Column<string>(type: "TEXT", maxLength: 50, nullable: false),
                    data_protection = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    ladder_confirmed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation_settings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisers",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_organisers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "pending_evaluations",
                columns: table => new
                {
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pending_evaluations", x => x.pupil_id);
                });

            migrationBuilder.CreateTable(
                name: "pupils",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    birth_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    sex = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    home_municipality = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    marking = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    civic_number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    search = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    merged_into_id = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_pupils", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "read_entries",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    page = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_read_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sender_mappings",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    sender = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    saved_by = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sender_mappings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    given_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    family_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    email = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "subjects",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subjects", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "account_claims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_claims", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_claims_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "account_logins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "FK_account_logins_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "account_roles",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_roles", x => x.id);
                    table.ForeignKey(
                        name: "FK_account_roles_accounts_account_id",
                        column: x => x.account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "account_tokens",
                columns: table => new
                {
                    user_id = table.Column<int>(type: "INTEGER", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_account_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "FK_account_tokens_accounts_user_id",
                        column: x => x.user_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "rescued_forms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    path = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                name: "imported_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file_id = table.Column<int>(type: "INTEGER", nullable: false),
                    entity = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    entity_id = table.Column<int>(type: "INTEGER", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: true),
                    after = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_changes", x => x.id);
                    table.ForeignKey(
                        name: "FK_imported_changes_imported_files_file_id",
                        column: x => x.file_id,
                        principalTable: "imported_files",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "imported_months",
                columns: table => new
                {
                    file_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    days_before = table.Column<byte[]>(type: "BLOB", nullable: false),
                    lessons_before = table.Column<byte[]>(type: "BLOB", nullable: false),
                    after = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imported_months", x => new { x.file_id, x.month, x.pupil_id });
                    table.ForeignKey(
                        name: "FK_imported_months_imported_files_file_id",
                        column: x => x.file_id,
                        principalTable: "imported_files",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "unmapped_reasons",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    file_id = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_unmapped_reasons", x => x.id);
                    table.ForeignKey(
                        name: "FK_unmapped_reasons_imported_files_file_id",
                        column: x => x.file_id,
                        principalTable: "imported_files",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "units",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: true),
                    municipality_code = table.Column<string>(type: "TEXT", maxLength: 4, nullable: true),
                    forms = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_units", x => x.id);
                    table.ForeignKey(
                        name: "FK_units_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "different_pupils",
                columns: table => new
                {
                    one_id = table.Column<int>(type: "INTEGER", nullable: false),
                    other_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: true)
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
                name: "guardianships",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    guardian_id = table.Column<int>(type: "INTEGER", nullable: false),
                    custody = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    may_be_contacted = table.Column<bool>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_guardianships", x => x.id);
                    table.ForeignKey(
                        name: "FK_guardianships_guardians_guardian_id",
                        column: x => x.guardian_id,
                        principalTable: "guardians",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_guardianships_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "period_figures",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    lessons = table.Column<int>(type: "INTEGER", nullable: true),
                    offered = table.Column<int>(type: "INTEGER", nullable: false),
                    reported = table.Column<int>(type: "INTEGER", nullable: true),
                    valid = table.Column<int>(type: "INTEGER", nullable: false),
                    invalid = table.Column<int>(type: "INTEGER", nullable: false)
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kept_id = table.Column<int>(type: "INTEGER", nullable: false),
                    merged_id = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    account_id = table.Column<int>(type: "INTEGER", nullable: true),
                    moved = table.Column<string>(type: "TEXT", nullable: false),
                    undone_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    kept_at_undo = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
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
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    replaced_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
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
                name: "responses",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    with = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    return_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    by_account_id = table.Column<int>(type: "INTEGER", nullable: false),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    form_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    removed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_responses", x => x.id);
                    table.ForeignKey(
                        name: "FK_responses_accounts_by_account_id",
                        column: x => x.by_account_id,
                        principalTable: "accounts",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_responses_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "signals",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    step = table.Column<int>(type: "INTEGER", nullable: false),
                    first_true = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last_true = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    figures_then = table.Column<string>(type: "TEXT", nullable: false),
                    figures_now = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signals", x => x.id);
                    table.ForeignKey(
                        name: "FK_signals_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "standings",
                columns: table => new
                {
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    as_of = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    raw_step = table.Column<int>(type: "INTEGER", nullable: false),
                    held_step = table.Column<int>(type: "INTEGER", nullable: false),
                    reached_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    judged = table.Column<bool>(type: "INTEGER", nullable: false),
                    absent20 = table.Column<int>(type: "INTEGER", nullable: false),
                    observed20 = table.Column<int>(type: "INTEGER", nullable: false),
                    from20 = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to20 = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reported10 = table.Column<int>(type: "INTEGER", nullable: false),
                    offered10 = table.Column<int>(type: "INTEGER", nullable: false),
                    conditions = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_standings", x => x.pupil_id);
                    table.ForeignKey(
                        name: "FK_standings_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "calendar_days",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_calendar_days", x => x.id);
                    table.ForeignKey(
                        name: "FK_calendar_days_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_calendar_days_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 50, nullable: false),
                    mentor_key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    is_implied = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolments", x => x.id);
                    table.ForeignKey(
                        name: "FK_enrolments_pupils_pupil_id",
                        column: x => x.pupil_id,
                        principalTable: "pupils",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_enrolments_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "ladders",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: true),
                    organiser_id = table.Column<int>(type: "INTEGER", nullable: true),
                    owner = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    saved_by = table.Column<int>(type: "INTEGER", nullable: true),
                    saved_at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ladders", x => x.id);
                    table.ForeignKey(
                        name: "FK_ladders_organisers_organiser_id",
                        column: x => x.organiser_id,
                        principalTable: "organisers",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_ladders_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "staff_posts",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    staff_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_staff_posts", x => x.id);
                    table.ForeignKey(
                        name: "FK_staff_posts_staff_staff_id",
                        column: x => x.staff_id,
                        principalTable: "staff",
                        principalColumn: "id");
                    table.ForeignKey(
                        name: "FK_staff_posts_units_unit_id",
                        column: x => x.unit_id,
                        principalTable: "units",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "told_absences",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    unit_id = table.Column<int>(type: "INTEGER", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    start = table.Column<short>(type: "INTEGER", nullable: false),
                    end = table.Column<short>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false)
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
                    merge_id = table.Column<int>(type: "INTEGER", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    pupil_id = table.Column<int>(type: "INTEGER", nullable: false),
                    days = table.Column<byte[]>(type: "BLOB", nullable: false),
                    lessons = table.Column<byte[]>(type: "BLOB", nullable: false),
                    after = table.Column<byte[]>(type: "BLOB", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "former_placements",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    enrolment_id = table.Column<int>(type: "INTEGER", nullable: false),
                    grade = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    @class = table.Column<string>(name: "class", type: "TEXT", maxLength: 50, nullable: false),
                    mentor_key = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false)
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

            migrationBuilder.CreateIndex(
                name: "IX_account_claims_user_id",
                table: "account_claims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_logins_user_id",
                table: "account_logins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "IX_account_roles_account_id",
                table: "account_roles",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "accounts",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "accounts",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_at",
                table: "audit_entries",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_pupil_id",
                table: "audit_entries",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_calendar_days_organiser_id_date",
                table: "calendar_days",
                columns: new[] { "organiser_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_calendar_days_unit_id_date",
                table: "calendar_days",
                columns: new[] { "unit_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_different_pupils_other_id",
                table: "different_pupils",
                column: "other_id");

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_mentor_key",
                table: "enrolments",
                column: "mentor_key");

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_pupil_id",
                table: "enrolments",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_unit_id_class",
                table: "enrolments",
                columns: new[] { "unit_id", "class" });

            migrationBuilder.CreateIndex(
                name: "IX_former_placements_enrolment_id",
                table: "former_placements",
                column: "enrolment_id");

            migrationBuilder.CreateIndex(
                name: "IX_guardians_key",
                table: "guardians",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_guardianships_guardian_id",
                table: "guardianships",
                column: "guardian_id");

            migrationBuilder.CreateIndex(
                name: "IX_guardianships_pupil_id_guardian_id",
                table: "guardianships",
                columns: new[] { "pupil_id", "guardian_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_imported_changes_file_id",
                table: "imported_changes",
                column: "file_id");

            migrationBuilder.CreateIndex(
                name: "IX_ladders_organiser_id",
                table: "ladders",
                column: "organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_ladders_owner_version",
                table: "ladders",
                columns: new[] { "owner", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ladders_unit_id",
                table: "ladders",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_organisers_name",
                table: "organisers",
                column: "name",
                unique: true);

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
                name: "IX_pupils_civic_number",
                table: "pupils",
                column: "civic_number");

            migrationBuilder.CreateIndex(
                name: "IX_pupils_key",
                table: "pupils",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_read_entries_account_id_at",
                table: "read_entries",
                columns: new[] { "account_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_read_entries_pupil_id_at",
                table: "read_entries",
                columns: new[] { "pupil_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_rescued_forms_account_id",
                table: "rescued_forms",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "IX_rescued_forms_at",
                table: "rescued_forms",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_responses_by_account_id",
                table: "responses",
                column: "by_account_id");

            migrationBuilder.CreateIndex(
                name: "IX_responses_form_id",
                table: "responses",
                column: "form_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_responses_pupil_id",
                table: "responses",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_sender_mappings_sender_kind",
                table: "sender_mappings",
                columns: new[] { "sender", "kind" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_signals_pupil_id",
                table: "signals",
                column: "pupil_id");

            migrationBuilder.CreateIndex(
                name: "IX_staff_key",
                table: "staff",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_posts_staff_id_unit_id_role",
                table: "staff_posts",
                columns: new[] { "staff_id", "unit_id", "role" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_staff_posts_unit_id",
                table: "staff_posts",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_standings_unit_id_held_step",
                table: "standings",
                columns: new[] { "unit_id", "held_step" });

            migrationBuilder.CreateIndex(
                name: "IX_subjects_name",
                table: "subjects",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_told_absences_pupil_id_date",
                table: "told_absences",
                columns: new[] { "pupil_id", "date" });

            migrationBuilder.CreateIndex(
                name: "IX_told_absences_unit_id",
                table: "told_absences",
                column: "unit_id");

            migrationBuilder.CreateIndex(
                name: "IX_units_key",
                table: "units",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_units_organiser_id",
                table: "units",
                column: "organiser_id");

            migrationBuilder.CreateIndex(
                name: "IX_unmapped_reasons_file_id",
                table: "unmapped_reasons",
                column: "file_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "account_claims");

            migrationBuilder.DropTable(
                name: "account_logins");

            migrationBuilder.DropTable(
                name: "account_roles");

            migrationBuilder.DropTable(
                name: "account_tokens");

            migrationBuilder.DropTable(
                name: "attendance_months");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "calendar_days");

            migrationBuilder.DropTable(
                name: "different_pupils");

            migrationBuilder.DropTable(
                name: "former_placements");

            migrationBuilder.DropTable(
                name: "guardianships");

            migrationBuilder.DropTable(
                name: "imported_changes");

            migrationBuilder.DropTable(
                name: "imported_months");

            migrationBuilder.DropTable(
                name: "installation_settings");

            migrationBuilder.DropTable(
                name: "ladders");

            migrationBuilder.DropTable(
                name: "merged_attendance");

            migrationBuilder.DropTable(
                name: "pending_evaluations");

            migrationBuilder.DropTable(
                name: "period_figures");

            migrationBuilder.DropTable(
                name: "pupil_numbers");

            migrationBuilder.DropTable(
                name: "read_entries");

            migrationBuilder.DropTable(
                name: "rescued_forms");

            migrationBuilder.DropTable(
                name: "responses");

            migrationBuilder.DropTable(
                name: "sender_mappings");

            migrationBuilder.DropTable(
                name: "signals");

            migrationBuilder.DropTable(
                name: "staff_posts");

            migrationBuilder.DropTable(
                name: "standings");

            migrationBuilder.DropTable(
                name: "subjects");

            migrationBuilder.DropTable(
                name: "told_absences");

            migrationBuilder.DropTable(
                name: "unmapped_reasons");

            migrationBuilder.DropTable(
                name: "enrolments");

            migrationBuilder.DropTable(
                name: "guardians");

            migrationBuilder.DropTable(
                name: "pupil_merges");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "imported_files");

            migrationBuilder.DropTable(
                name: "units");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "pupils");

            migrationBuilder.DropTable(
                name: "organisers");
        }
    }
}
