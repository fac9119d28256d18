package de.medicalhub.portal.medication.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import de.medicalhub.portal.medication.UnreadablePlanException;
import de.medicalhub.portal.medication.UnreadablePlanException.Reason;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadInputTest {
    private static final String SECRET = "Geheimnis";

    @Test
    @DisplayName("M2 an empty document type is accepted, any other one is refused before a parser sees it")
    void documentTypes() {
        assertThat(PlanReader.read("<!DOCTYPE MP>" + ExamplePlans.RICH).plan()).isEqualTo(ExamplePlans.rich());
        assertThat(refusal("<!DOCTYPE MP SYSTEM \"file:///etc/passwd\">" + ExamplePlans.RICH))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal("<!DOCTYPE MP [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + ExamplePlans.RICH.replace("Änne", "&a;")))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal("<!DOCTYPE MP><!DOCTYPE MP [<!ENTITY % a SYSTEM \"http://127.0.0.1:1/\"> %a;]>"
                        + ExamplePlans.RICH))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    @DisplayName("M2 a billion laughs are none")
    void entityExpansion() {
        StringBuilder type = new StringBuilder("<?xml version=\"1.0\"?><!DOCTYPE MP [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 10; i++) {
            type.append("<!ENTITY l")
                    .append(i)
                    .append(" \"")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        assertThat(refusal(type + "]>" + ExamplePlans.RICH.replace("Änne", "&l9;")))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal(ExamplePlans.RICH.replace("Änne", "&l9;"))).isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal(ExamplePlans.RICH.replace("<S>", "<S>&l9;"))).isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    @DisplayName("M2 comments, instructions and CDATA are refused")
    void otherMarkup() {
        assertThat(refusal(ExamplePlans.RICH.replace("<S>", "<S><!-- " + SECRET + " -->")))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal(ExamplePlans.RICH.replace("<S>", "<S><?php " + SECRET + "?>")))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(refusal(ExamplePlans.RICH.replace("<S>", "<S><![CDATA[" + SECRET + "]]>")))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    @DisplayName("M2 a plan cut off anywhere is broken, and the message does not quote it")
    void cutOff() {
        String plan = ExamplePlans.RICH.replace("Änne", SECRET);
        for (int length = 3; length < plan.length(); length++) {
            assertThat(refusal(plan.substring(0, length))).isIn(Reason.BROKEN, Reason.FORBIDDEN);
        }
    }

    @Test
    @DisplayName("M2 elements missing, doubled or in the wrong place")
    void structure() {
        String plan = ExamplePlans.RICH;
        String person = plan.substring(plan.indexOf("<P "), plan.indexOf("<A "));
        assertThat(refusal(plan.replace(person, ""))).isEqualTo(Reason.STRUCTURE);
        assertThat(refusal(plan.replace(person, person + person))).isEqualTo(Reason.STRUCTURE);
        assertThat(refusal(plan.replace("<S>", "<S><S/>"))).isEqualTo(Reason.STRUCTURE);
        assertThat(refusal(plan.replace("<O ", "<O/><O "))).isEqualTo(Reason.STRUCTURE);
        assertThat(refusal(plan.replace("</MP>", "<O/></MP>"))).isEqualTo(Reason.STRUCTURE);
        assertThat(refusal(plan.replace("<W ", "<Q "))).isEqualTo(Reason.STRUCTURE);
        assertThat(refusal(plan + plan)).isEqualTo(Reason.BROKEN);
        assertThat(refusal(plan.replace("\"028\"", "\"029\""))).isEqualTo(Reason.VERSION);
        assertThat(refusal(plan.replace("<MP ", "<MPX ").replace("</MP>", "</MPX>")))
                .isEqualTo(Reason.NO_PLAN);
        assertThat(refusal("")).isEqualTo(Reason.NO_PLAN);
    }

    @Test
    @DisplayName("M2 ten megabytes are refused at once, whatever they are")
    void tenMegabytes() {
        assertThat(refusal(new byte[10_000_000])).isEqualTo(Reason.TOO_LONG);
        assertThat(refusal(ExamplePlans.RICH.replace("<S>", "<S>" + "<S>".repeat(3_000_000))))
                .isEqualTo(Reason.TOO_LONG);
        assertThat(refusal(ExamplePlans.RICH.replace("<S>", "<S>".repeat(20_000))))
                .isEqualTo(Reason.STRUCTURE);
        assertThat(refusal(" ".repeat(60_000) + "<?xml " + " ".repeat(3_000))).isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    @DisplayName("M2 random bytes, and a plan with random bytes in it, are read or refused, and nothing else happens")
    void randomBytes() {
        Random random = new Random(4711);
        byte[] plan = ExamplePlans.latin1(ExamplePlans.RICH);
        int refused = 0;
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = i % 3 == 0 ? new byte[random.nextInt(2000)] : plan.clone();
            if (i % 3 == 0) {
                random.nextBytes(bytes);
            } else {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                PlanReader.read(bytes);
            } catch (UnreadablePlanException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1001, 2999);
    }

    private static Reason refusal(byte[] bytes) {
        return catchThrowableOfType(UnreadablePlanException.class, () -> PlanReader.read(bytes))
                .reason();
    }

    private static Reason refusal(String text) {
        UnreadablePlanException refusal =
                catchThrowableOfType(UnreadablePlanException.class, () -> PlanReader.read(text));
        assertThat(refusal).hasMessageNotContaining(SECRET).hasNoCause();
        return refusal.reason();
    }
}
