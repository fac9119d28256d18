package de.medicalhub.transport.phone.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.phone.control.StandingOrder;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StandingReaderTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-12-10");
    private static final String CARRIER = "Organization/carrier-1";

    @Test
    @DisplayName("6: what is tried out is the first day on which somebody rides")
    void triesTheFirstDay() {
        StandingOrder order = read(form());
        assertThat(order.rhythm().weekdays()).containsExactlyInAnyOrder(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
        assertThat(order.call().at()).isEqualTo("2026-12-14T07:00:00Z");
        assertThat(order.call().isAppointment()).isTrue();
        assertThat(order.rhythm().backAt()).contains(LocalTime.parse("12:30"));
        assertThat(order.promised()).isEmpty();
        assertThat(order.approvalUntil()).contains(LocalDate.parse("2027-05-31"));
    }

    @Test
    @DisplayName("6: a day that is left out, a public holiday and days that are over are not the first")
    void leavesDaysOut() {
        JsonObject off = form().add("daysOff", Json.createArrayBuilder().add("2026-12-14"))
                .build();
        assertThat(StandingReader.read(off, CARRIER, TODAY).call().at()).isEqualTo("2026-12-18T07:00:00Z");
        LocalDate christmasEve = LocalDate.parse("2026-12-24");
        assertThat(StandingReader.read(form().build(), CARRIER, christmasEve)
                        .call()
                        .at())
                .isEqualTo("2026-12-28T07:00:00Z");
    }

    @Test
    @DisplayName("6: the pickup that was promised is kept when only days change")
    void keepsThePromise() {
        StandingOrder order = read(form().add("pickupStart", "07:05").add("pickupEnd", "07:35"));
        assertThat(order.promised())
                .contains(new StandingOrder.Pickup(LocalTime.parse("07:05"), LocalTime.parse("07:35")));
    }

    @Test
    @DisplayName("What makes no standing order is refused by its name, in both languages")
    void refusesByName() {
        assertRefused(form().add("weekdays", Json.createArrayBuilder()), "weekdays");
        assertRefused(form().add("weekdays", Json.createArrayBuilder().add("someday")), "weekdays");
        assertRefused(form().add("firstDay", "soon"), "firstDay");
        assertRefused(form().add("lastDay", "2026-12-01"), "end-before-start");
        assertRefused(form().add("firstDay", "2026-11-01").add("lastDay", "2026-12-01"), "over");
        assertRefused(form().add("lastDay", "2026-12-13").add("firstDay", "2026-12-12"), "no-day");
        assertRefused(form().add("time", "8 o'clock"), "time");
        assertRefused(form().add("backTime", "08:00"), "backTime");
        assertRefused(form().add("approvalUntil", "2027"), "approvalUntil");
        assertRefused(form().add("daysOff", Json.createArrayBuilder().add("Monday")), "daysOff");
    }

    private static void assertRefused(JsonObjectBuilder form, String name) {
        assertThatThrownBy(() -> read(form)).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.key()).isEqualTo("standing.missing." + name);
            assertThat(refusal.sentence(Locale.GERMAN)).isNotEqualTo(refusal.sentence(Locale.ENGLISH));
        });
    }

    private static StandingOrder read(JsonObjectBuilder form) {
        return StandingReader.read(form.build(), CARRIER, TODAY);
    }

    private static JsonObjectBuilder form() {
        JsonArrayBuilder days = Json.createArrayBuilder().add("mon").add("fri");
        return Json.createObjectBuilder()
                .add("number", "6f1b2a1e-7a57-4e4f-9a39-3d1a1f0c9b11")
                .add("name", "Erna Probe")
                .add("phone", "02651 4711")
                .add("from", Json.createObjectBuilder().add("town", "Mayen"))
                .add("to", Json.createObjectBuilder().add("town", "Koblenz"))
                .add("appointment", true)
                .add("posture", "wheelchair")
                .add("weekdays", days)
                .add("firstDay", "2026-12-12")
                .add("lastDay", "2027-06-12")
                .add("time", "08:00")
                .add("back", true)
                .add("backTime", "12:30")
                .add("approval", "G-4711")
                .add("approvalUntil", "2027-05-31");
    }
}
