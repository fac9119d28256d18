package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.testing.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Who runs the hub looks at numbers and at what got stuck, and at no patient. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Who runs the hub")
class AdministratorJourneyIT {
    private static final int ENOUGH_TO_BE_TOLD = 5;

    private final Browsers browsers = new Browsers();
    private final List<PlannedDischarge> planned = new ArrayList<>();
    private Page admin;

    @BeforeAll
    void signIn() {
        for (int i = 0; i < ENOUGH_TO_BE_TOLD; i++) {
            PlannedDischarge made = PlannedDischarge.of("Gezählt" + i, List.of("Organization/nursing-mayen"));
            planned.add(made);
            new FhirClients(Stack.fhirUrl())
                    .withToken(Stack.token("nurse1"))
                    .operation()
                    .onInstance(new IdType("Task", new Hospital().referralTo("nurse1", made.caseId())))
                    .named("$answer")
                    .withParameters(new Parameters().addParameter("accept", new BooleanType(true)))
                    .execute();
        }
        admin = browsers.signedIn("admin1");
    }

    @AfterAll
    void close() {
        Stack.moveClock(Duration.ZERO);
        planned.forEach(PlannedDischarge::cancel);
        browsers.keepPictures("administrator");
        browsers.close();
    }

    @Test
    @DisplayName("K1, K2, K3: numbers when their month is over, as chart, sentence, table and CSV")
    void numbers() {
        assertThat(admin.getByTestId("organisation-row").allInnerTexts().toString())
                .contains("Kurzzeitpflege", "Sanitätshaus", "Rehabilitation und Nachsorge")
                .doesNotContain("short-term-care", "medical-supply");
        Stack.moveClock(Duration.ofDays(31));
        admin.locator("nav a[href='/numbers']").click();
        assertThat(admin.getByTestId("measure")).hasCount(5);
        Locator time = admin.locator("[data-testid=measure][data-measure=time-to-acceptance]");
        assertThat(time.locator("p").first()).containsText("Zusage eines Pflegedienstes");
        assertThat(time.locator("svg.mh-bars")).isVisible();
        time.locator("summary").click();
        assertThat(time.locator("tbody tr")).hasCount(13);
        Accessibility.assertOf(admin);
        String csv = (String) admin.evaluate("address => fetch(address).then(answer => answer.text())", csvAddress());
        assertThat(csv).startsWith("Kennzahl,Monat,Anzahl").contains("Zeit von der Anfrage bis zur Zusage,gesamt,");
        assertThat(admin.content()).doesNotContain("Gezählt");

        Page manager = browsers.phoneSignedIn("discharge1", "/numbers");
        assertThat(manager.locator("h1 + p")).containsText("Ihr Krankenhaus");
        manager.getByTestId("switch-language").click();
        assertThat(manager.locator("[data-measure=time-to-acceptance] p").first())
                .containsText("nursing service");
        Accessibility.assertOf(manager);
        Stack.moveClock(Duration.ZERO);
    }

    private String csvAddress() {
        return admin.getByTestId("numbers-csv").getAttribute("href");
    }

    @Test
    @DisplayName("K4, B9: others have no such pages")
    void forOthersThereIsNoSuchPage() {
        Page nurse = browsers.signedIn("nurse1");
        for (String page : List.of("/numbers", "/undelivered")) {
            assertThat(nurse.navigate(Stack.hubUrl() + page).status()).as(page).isEqualTo(404);
        }
        assertThat(nurse.navigate(Stack.hubUrl() + "/api/numbers/csv").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("B9: what could not be sent is listed without address and text, and can be sent again")
    void undelivered() throws SQLException {
        admin.navigate(Stack.hubUrl() + "/undelivered");
        assertThat(admin.locator(".mh-empty")).containsText("Alles ist zugestellt");
        stick();
        admin.reload();
        Locator row = admin.getByTestId("undelivered-row");
        assertThat(row).containsText("Der Mailserver nimmt die Adresse nicht an.");
        assertThat(row).containsText("E-Mail");
        Accessibility.assertOf(admin);
        row.locator("button").click();
        assertThat(admin.locator(".mh-empty")).containsText("Alles ist zugestellt");
    }

    @Test
    @DisplayName(
            "IM1 to IM4: a file is imported before the administrator's eyes, refused lines stand with their reasons")
    void imports() {
        String key = UUID.randomUUID().toString().substring(0, 8);
        admin.navigate(Stack.hubUrl() + "/");
        admin.locator("nav a[href='/imports']").click();
        admin.getByTestId("import-send").click();
        assertThat(admin.locator(".mh-errors")).containsText("Datei");
        Accessibility.assertOf(admin);
        String lines = IntStream.range(0, 250)
                .mapToObj(number -> "{\"resourceType\":\"Organization\",\"id\":\"im-" + key + "-" + number + "\"}\n")
                .collect(Collectors.joining());
        String faulty = "{\"resourceType\":\"Organization\",\"nmae\":\"Schowalter\"}\nStehbach 12\n"
                + "{\"resourceType\":\"Organization\",\"id\":\"im-" + key + "\",\"partOf\":{\"reference\":"
                + "\"Organization/none-" + key + "\"}}\n";
        admin.getByTestId("import-file")
                .setInputFiles(new FilePayload(
                        "district.ndjson", "application/octet-stream", (lines + faulty).getBytes(UTF_8)));
        admin.getByTestId("import-send").click();
        assertThat(admin.getByTestId("import-sent")).containsText("Die Datei ist angekommen");
        Locator row = admin.getByTestId("import-row").first();
        assertThat(row)
                .hasAttribute("data-state", "done", new LocatorAssertions.HasAttributeOptions().setTimeout(180_000));
        assertThat(row).containsText("253 von 253 Zeilen");
        row.locator("a[href*='job=']").click();
        assertThat(admin.getByTestId("refused-row")).hasCount(3);
        assertThat(admin.getByTestId("refused-row").nth(1)).containsText("252");
        assertThat(admin.getByTestId("refused-row").nth(1)).containsText("Die Zeile ist kein JSON: Ab Zeichen");
        assertThat(admin.getByTestId("refused-row").nth(2)).containsText("Organization.partOf");
        assertThat(admin.content()).doesNotContain("Schowalter").doesNotContain("Stehbach");
        Accessibility.assertOf(admin);
        admin.getByTestId("switch-language").click();
        assertThat(admin.getByTestId("refused-row").nth(1)).containsText("The line is no JSON");
        Accessibility.assertOf(admin);
        admin.getByTestId("switch-language").click();
        assertThat(admin.getByTestId("refused-row").nth(1)).containsText("Die Zeile ist kein JSON: Ab Zeichen");
        admin.waitForLoadState(LoadState.LOAD);
        int before = admin.getByTestId("import-row").count();
        admin.getByTestId("import-drop").first().click();
        assertThat(admin.getByTestId("import-row")).hasCount(before - 1);
        Page nurse = browsers.signedIn("nurse1");
        assertThat(nurse.navigate(Stack.hubUrl() + "/imports").status()).isEqualTo(404);
    }

    /** A message that was given up; its notifications have been tidied away since. */
    private static void stick() throws SQLException {
        try (Connection connection = DriverManager.getConnection(Stack.databaseUrl(), "portal", "demo");
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "insert into outbox (topic, aggregate, payload, appended_at, due_at, attempts, dead_at, last_fault)"
                            + " values ('mail', 'mail/x', '0:0', now(), now(), 1, now(), 'The mail server refuses the address.')");
        }
    }
}
