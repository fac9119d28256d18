package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.common.time.HubClock;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A nurse wants to be told: by e-mail, at her hours, collected, on her phone. */
@EnabledIf(value = "de.medicalhub.journey.Browsers#available", disabledReason = "no Chromium is installed")
@EnabledIfSystemProperty(
        named = "medhub.receiver.port",
        matches = "\\d+",
        disabledReason = "the running hub was not told where tests listen for messages")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("Who wants to be told is told")
class NotificationJourneyIT {
    private static final String MAYEN = "Organization/nursing-mayen";
    private static final String NURSE = "Practitioner/nurse-1";
    private static final DateTimeFormatter HOURS = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final String NUMBER = "+491712345678";
    private static final Duration SOON = Duration.ofMinutes(20);

    /** Long before the reminders at half time, which would be notifications too (four hours to answer). */
    private static final Duration AFTER_IT = Duration.ofMinutes(40);

    private final Browsers browsers = new Browsers();
    private final List<PlannedDischarge> planned = new ArrayList<>();
    private Receivers receivers;
    private Page nurse;

    @BeforeAll
    void signIn() throws Exception {
        forget();
        receivers = new Receivers();
        nurse = browsers.signedIn("nurse1");
        nurse.navigate(Stack.hubUrl() + "/notifications");
    }

    @AfterEach
    void clockGoesRight() {
        Stack.moveClock(Duration.ZERO);
    }

    @AfterAll
    void close() throws Exception {
        planned.forEach(PlannedDischarge::cancel);
        browsers.keepPictures("notifications");
        browsers.close();
        forget();
        receivers.close();
    }

    @Test
    @Order(1)
    @DisplayName("B7: an address is used after its owner has entered the code that was sent there")
    void theAddressIsShownToBeHers() throws Exception {
        nurse.getByTestId("mail-address").fill("keine Adresse");
        nurse.getByTestId("mail-send").click();
        assertThat(nurse.locator("#mail-error")).containsText("keine E-Mail-Adresse");
        Accessibility.assertOf(nurse);
        nurse.getByTestId("mail-address").fill("nurse1@example.org");
        nurse.getByTestId("mail-send").click();
        assertThat(nurse.getByTestId("mail-code")).isVisible();
        nurse.getByTestId("mail-code").fill("abc");
        nurse.getByTestId("mail-confirm").click();
        assertThat(nurse.locator("#mailCode-error")).containsText("Code stimmt nicht");
        nurse.getByTestId("mail-code").fill(code(receivers.mail(1)));
        nurse.getByTestId("mail-confirm").click();
        assertThat(nurse.getByTestId("mail-verified")).containsText("nurse1@example.org");
    }

    @Test
    @Order(2)
    @DisplayName(
            "B1, B2, B4: she chooses new requests and gets exactly one e-mail, which does not say whom it is about")
    void oneMailForOneRequest() throws Exception {
        nurse.locator("[data-testid=by-mail] input[value=REQUEST]").check();
        save();
        PlannedDischarge theCase = plan("Gemeldet");
        MimeMessage mail = receivers.mail(2);
        assertThat(mail.getSubject()).isEqualTo("Medical Hub: Neue Anfrage zur Pflege");
        assertThat(mail.getHeader("List-Unsubscribe")[0]).contains("/notifications");
        assertThat(Receivers.text(mail))
                .contains("Neue Anfrage zur Pflege (", "/request?task=")
                .doesNotContain(theCase.familyName(), "Hannelore", "Stehbach", "56727");
        nurse.navigate(Receivers.text(mail).replaceAll("(?s).*(http\\S+/request\\?task=\\S+).*", "$1"));
        assertThat(nurse.locator("[data-testid=request-state][data-state=open]"))
                .isVisible();
        theCase.decline("nurse1");
        plan("Danach");
        String next = Receivers.text(receivers.mail(3));
        assertThat(next.split("/request\\?task=", -1))
                .as("a second one of the first would come before")
                .hasSize(2);
        assertThat(next).doesNotContain(nurse.url().replaceFirst(".*task=", ""));
        assertThat(count("select count(*) from notification where person = ?")).isEqualTo(2);
        assertThat(receivers.mails()).isEqualTo(3);
    }

    @Test
    @Order(3)
    @DisplayName("B5: in her quiet hours nothing is sent; when they end it is")
    void quietHours() throws Exception {
        nurse.navigate(Stack.hubUrl() + "/notifications");
        nurse.getByTestId("quiet").check();
        nurse.fill("#quietFrom", "");
        nurse.getByTestId("save-notifications").click();
        assertThat(nurse.locator("#quietFrom-error")).containsText("Uhrzeit");
        nurse.fill("#quietFrom", clock(Duration.ofHours(-1)));
        nurse.fill("#quietTo", clock(SOON));
        save();
        plan("Geruht");
        awaitWaiting(1);
        assertThat(receivers.mails()).isEqualTo(3);
        Stack.moveClock(AFTER_IT);
        assertThat(receivers.mail(4).getSubject()).contains("Neue Anfrage");
    }

    @Test
    @Order(4)
    @DisplayName("B5, B6: who wants a digest gets one e-mail for all")
    void digest() throws Exception {
        nurse.getByTestId("quiet").uncheck();
        nurse.getByTestId("digest").check();
        nurse.fill("#digestAt", clock(SOON));
        save();
        plan("Erstens");
        plan("Zweitens");
        awaitWaiting(2);
        Stack.moveClock(AFTER_IT);
        MimeMessage digest = receivers.mail(5);
        assertThat(digest.getSubject()).isEqualTo("Medical Hub: 2 Neuigkeiten");
        assertThat(Receivers.text(digest).split("/request\\?task=", -1)).hasSize(3);
        nurse.getByTestId("digest").uncheck();
        nurse.locator("[data-testid=by-mail] input[value=REQUEST]").uncheck();
        save();
    }

    @Test
    @Order(5)
    @DisplayName("B7, B10: a text message after its code; a push message that only the one browser can read")
    void smsAndPush() throws Exception {
        nurse.getByTestId("sms-address").fill("0171 2345678");
        nurse.getByTestId("sms-send").click();
        Receivers.Received code = receivers.next();
        assertThat(text(code)).contains("\"to\":\"+491712345678\"");
        assertThat(code.authorization()).isEqualTo("Bearer test-gateway");
        nurse.getByTestId("sms-code").fill(text(code).replaceAll("(?s).*?: (\\d{6}).*", "$1"));
        nurse.getByTestId("sms-confirm").click();
        assertThat(nurse.getByTestId("sms-verified")).isVisible();

        PushBrowser browser = new PushBrowser();
        assertThat(subscribe("https://example.org/anywhere", browser)).isEqualTo(400);
        assertThat(subscribe("http://127.0.0.1:" + Receivers.port() + "/push/1", browser))
                .isEqualTo(204);
        nurse.reload();
        assertThat(nurse.getByTestId("push-device")).containsText("Diensthandy");
        Accessibility.assertOf(nurse);
        nurse.locator("[data-testid=by-sms] input[value=REQUEST]").check();
        nurse.locator("[data-testid=by-push] input[value=REQUEST]").check();
        save();
        plan("Gepusht");
        Receivers.Received first = receivers.next();
        Receivers.Received second = receivers.next();
        Receivers.Received push = first.path().equals("/push/1") ? first : second;
        Receivers.Received sms = push.equals(first) ? second : first;
        assertThat(text(sms)).contains("Neue Anfrage zur Pflege (").doesNotContain("Gepusht");
        assertThat(browser.decrypt(push.body().array()))
                .contains("Neue Anfrage zur Pflege (", "/request?task=")
                .doesNotContain("Gepusht");
        assertThat(PushBrowser.verified(push.authorization())).contains("http://127.0.0.1:" + Receivers.port());
        assertThat(push.topic()).startsWith("medhub-");
    }

    @Test
    @Order(6)
    @DisplayName("B3: what a gateway refuses for a while is tried again, arrives when it is back, and once only")
    void aGatewayThatIsDown() throws Exception {
        receivers.refuse(true);
        plan("Versucht");
        String words = text(receivers.nextWith(NUMBER));
        assertThat(text(receivers.nextWith(NUMBER))).as("tried again").isEqualTo(words);
        receivers.refuse(false);
        plan("Danach");
        List<String> taken = new ArrayList<>();
        while (new HashSet<>(taken).size() < 2) {
            Receivers.Received next = receivers.nextWith(NUMBER);
            if (next.taken()) {
                taken.add(text(next));
            }
        }
        await("select count(*) from outbox where dead_at is null and topic in ('sms', 'push')", 0);
        receivers.rest().stream()
                .map(NotificationJourneyIT::text)
                .filter(one -> one.contains(NUMBER))
                .forEach(taken::add);
        assertThat(taken).hasSize(2).contains(words);
    }

    @Test
    @Order(7)
    void inEnglishAndOnThePhone() {
        Page patient = browsers.phoneSignedIn("patient1", "/notifications");
        assertThat(patient.locator("#byMail")).containsText("Der Fahrdienst");
        patient.getByTestId("switch-language").click();
        assertThat(patient.locator("h1")).hasText("Notifications");
        Accessibility.assertOf(patient);
    }

    private PlannedDischarge plan(String familyName) {
        PlannedDischarge made = PlannedDischarge.of(familyName, List.of(MAYEN));
        planned.add(made);
        return made;
    }

    private void save() {
        nurse.getByTestId("save-notifications").click();
        assertThat(nurse.getByTestId("saved")).isVisible();
        nurse.reload();
        assertThat(nurse.getByTestId("saved")).hasCount(0);
    }

    private int subscribe(String endpoint, PushBrowser browser) {
        String body = "{\"endpoint\":\"" + endpoint + "\",\"label\":\"Diensthandy\",\"keys\":{\"p256dh\":\""
                + browser.publicKey() + "\",\"auth\":\"" + browser.secret() + "\"}}";
        Object status = nurse.evaluate(
                "body => fetch('/api/notifications/devices', {method: 'POST', headers: {'Content-Type': 'application/json'}, body})"
                        + ".then(answer => answer.status)",
                body);
        return ((Number) status).intValue();
    }

    private static String code(MimeMessage mail) {
        return Receivers.text(mail).replaceAll("(?s).*?: (\\d{6}).*", "$1");
    }

    private static String text(Receivers.Received received) {
        return StandardCharsets.UTF_8.decode(received.body().duplicate()).toString();
    }

    private static String clock(Duration from) {
        return LocalTime.now(Clock.system(HubClock.berlin())).plus(from).format(HOURS);
    }

    /** Until that many notifications wait for their time. */
    private static void awaitWaiting(int wanted) throws SQLException {
        await("select count(*) from notification where handed_at is null and person = ?", wanted);
    }

    private static void await(String query, int wanted) throws SQLException {
        for (int i = 0; count(query) != wanted; i++) {
            if (i > 1_500) {
                throw new AssertionError(count(query) + " wait instead of " + wanted);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private static int count(String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(Stack.databaseUrl(), "portal", "demo");
                PreparedStatement statement = connection.prepareStatement(query)) {
            if (query.endsWith("?")) {
                statement.setString(1, NURSE);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    /** So that the other journeys, which ask the same nurse, send nothing. */
    private static void forget() throws SQLException {
        for (String table : List.of("_choice", "_address", "_device", "_code", "")) {
            try (Connection connection = DriverManager.getConnection(Stack.databaseUrl(), "portal", "demo");
                    PreparedStatement statement =
                            connection.prepareStatement("delete from notification" + table + " where person = ?")) {
                statement.setString(1, NURSE);
                statement.executeUpdate();
            }
        }
    }
}
