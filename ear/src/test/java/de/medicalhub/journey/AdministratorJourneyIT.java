package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import de.medicalhub.common.fhir.FhirClients;
import de.medicalhub.common.testing.Stack;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
