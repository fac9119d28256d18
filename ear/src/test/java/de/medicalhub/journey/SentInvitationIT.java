package de.medicalhub.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import de.medicalhub.common.testing.Stack;
import de.medicalhub.video.journey.CallBrowser;
import de.medicalhub.video.journey.VideoCase;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Clock;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The hub sends the link to a consultation by itself. */
@EnabledIfSystemProperty(
        named = "medhub.receiver.port",
        matches = "\\d+",
        disabledReason = "the running hub was not told where tests listen for messages")
class SentInvitationIT {
    private static final Pattern LINK = Pattern.compile("http://\\S+/video/join#[A-Za-z0-9_-]{43}");

    @Test
    @DisplayName(
            "by e-mail with the calendar file and by SMS: an attempt that fails ends no link that works; then the newest"
                    + " link opens, the older one no longer, and no address is kept")
    void mailAndText() throws Exception {
        try (Receivers receivers = new Receivers();
                CallBrowser browser = CallBrowser.launch()) {
            VideoCase videoCase = VideoCase.open(Clock.systemUTC().instant());
            Page doctor = browser.person(1280, 900);
            CallBrowser.signIn(doctor, "/video/consultation?appointment=" + videoCase.appointment, "gp1");
            String address = "rosemarie-" + UUID.randomUUID() + "@example.org";
            send(doctor, "mail", address);
            MimeMessage mail = receivers.mailTo(address);
            MimeMultipart parts = (MimeMultipart) mail.getContent();
            String words = String.valueOf(parts.getBodyPart(0).getContent());
            BodyPart calendar = parts.getBodyPart(1);
            assertThat(calendar.getContentType()).startsWith("text/calendar");
            String file =
                    new String(calendar.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n ", "");
            assertThat(words + mail.getSubject() + file).doesNotContain("Beispiel", "Rosemarie", "Weber");
            String first = link(words);
            assertThat(file).contains("URL:" + first);
            assertThat(doctor.getByTestId("sent-list")).containsText("E-Mail: gesendet heute");

            receivers.refuse(true);
            send(doctor, "sms", "0171 2345678");
            String refused = body(receivers.nextWith("+491712345678"));
            Page meanwhile = browser.person(390, 844);
            CallBrowser.go(meanwhile, first);
            assertThat(meanwhile.getByTestId("join")).isVisible();
            receivers.refuse(false);
            String body = body(receivers.nextWith("+491712345678"));
            while (link(body).equals(link(refused))) {
                body = body(receivers.nextWith("+491712345678"));
            }
            assertThat(doctor.getByTestId("sent-list")).containsText("SMS: gesendet heute");
            assertThat(addresses(videoCase.appointment)).isEmpty();

            Page patient = browser.person(390, 844);
            CallBrowser.go(patient, first);
            assertThat(patient.getByTestId("refusal")).containsText("gilt nicht mehr");
            Page again = browser.person(390, 844);
            CallBrowser.go(again, link(body));
            again.getByTestId("join").click();
            assertThat(doctor.getByTestId("waiting-entry")).isVisible();
            assertThat(browser.complaints).isEmpty();
        }
    }

    private static void send(Page doctor, String channel, String address) {
        doctor.getByTestId("send-by").selectOption(channel);
        doctor.getByTestId("send-to").fill(address);
        doctor.getByTestId("send-consent").check();
        doctor.getByTestId("send-link").click();
    }

    private static String body(Receivers.Received text) {
        return StandardCharsets.UTF_8.decode(text.body()).toString();
    }

    private static String link(String words) {
        Matcher found = LINK.matcher(words);
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private static String addresses(String appointment) throws Exception {
        try (Connection database = DriverManager.getConnection(Stack.databaseUrl(), "video", "demo");
                ResultSet kept = database.createStatement()
                        .executeQuery("select string_agg(address, '') from video.invitation_message"
                                + " where appointment_id = '" + appointment + "'")) {
            kept.next();
            return kept.getString(1);
        }
    }
}
