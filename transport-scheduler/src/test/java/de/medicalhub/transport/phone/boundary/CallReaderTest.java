package de.medicalhub.transport.phone.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.orders.RideNeed;
import de.medicalhub.transport.orders.TransportRequest;
import de.medicalhub.transport.phone.control.PhoneCall;
import de.medicalhub.transport.roads.GeoPoint;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallReaderTest {
    private static final String NUMBER = "6f1b2a1e-7a57-4e4f-9a39-3d1a1f0c9b11";
    private static final String CARRIER = "Organization/carrier-1";

    @Test
    @DisplayName("2: what the form sends is what the intake will take in")
    void readsTheForm() {
        PhoneCall call = CallReader.read(form().build(), CARRIER);
        TransportRequest out = call.wayOut();
        assertThat(out.taskId()).isEqualTo("phone-" + NUMBER + "-out");
        assertThat(out.isComplete()).isTrue();
        assertThat(out.needs()).containsExactly(RideNeed.OXYGEN);
        assertThat(out.window().orElseThrow().start()).isEqualTo("2026-12-01T07:30:00Z");
        assertThat(out.window().orElseThrow().end()).isEqualTo("2026-12-01T08:00:00Z");
        assertThat(out.pickup().address().position()).contains(new GeoPoint(50.33, 7.22));
        assertThat(call.back()).isTrue();
        assertThat(call.backAt()).isEmpty();
    }

    @Test
    @DisplayName("A position that was set by hand is known as such; without a position nothing was set")
    void knowsWhatWasSetByHand() {
        JsonObject place = Json.createObjectBuilder()
                .add("line", "Forsthaus am Berg")
                .add("town", "Irgendwo")
                .add("byHand", true)
                .build();
        JsonObject set = Json.createObjectBuilder(place)
                .add("latitude", 50.4)
                .add("longitude", 7.3)
                .build();
        assertThat(CallReader.read(form().add("to", set).build(), CARRIER)
                        .to()
                        .address()
                        .byHand())
                .isTrue();
        assertThat(CallReader.read(form().add("to", place).build(), CARRIER)
                        .to()
                        .address()
                        .byHand())
                .isFalse();
        assertThat(CallReader.read(form().build(), CARRIER).from().address().byHand())
                .isFalse();
    }

    @Test
    @DisplayName("4: with an appointment the window is not told by the form")
    void leavesTheWindowToTheAppointment() {
        PhoneCall call = CallReader.read(form().add("appointment", true).build(), CARRIER);
        assertThat(call.appointment()).contains(Instant.parse("2026-12-01T07:30:00Z"));
        assertThat(call.wayOut().window()).isEmpty();
    }

    @ParameterizedTest
    @DisplayName("What is missing is refused by its name, in both languages")
    @ValueSource(strings = {"number", "name", "phone", "from", "to", "at", "posture"})
    void namesWhatIsMissing(String name) {
        assertRefused(form().remove(name).build(), name);
        assertRefused(form().add(name, " ").build(), name);
    }

    @Test
    @DisplayName("What makes no sense is refused too")
    void refusesNonsense() {
        assertRefused(form().add("number", "17").build(), "number");
        assertRefused(form().add("at", "tomorrow").build(), "at");
        assertRefused(form().add("posture", "flying").build(), "posture");
        assertRefused(form().add("backAt", "later").build(), "backAt");
        assertRefused(form().add("note", "x".repeat(1_001)).build(), "note");
        assertRefused(form().add("weight", 501).build(), "weight");
        assertRefused(form().add("weight", "schwer").build(), "weight");
        assertRefused(
                form().add("from", Json.createObjectBuilder().add("name", "St. Elisabeth"))
                        .build(),
                "from");
        JsonObject far = form().add("from", place().add("latitude", 500)).build();
        assertThat(CallReader.read(far, CARRIER).from().address().position()).isEmpty();
        assertRefused(form().add("needs", JsonValue.TRUE).build(), "needs");
        assertRefused(
                form().add("needs", Json.createArrayBuilder().add("unknown")).build(), "needs");
        assertThat(CallReader.read(form().remove("needs").build(), CARRIER).needs())
                .isEmpty();
        assertRefused(form().add("to", place()).build(), "same");
        assertRefused(form().add("backAt", "2026-12-01T07:29:00Z").build(), "backAt");
    }

    private static void assertRefused(JsonObject json, String name) {
        assertThatThrownBy(() -> CallReader.read(json, CARRIER))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.key()).isEqualTo("phone.missing." + name);
                    assertThat(refused.sentence(Locale.ENGLISH)).isNotBlank();
                });
    }

    private static JsonObjectBuilder form() {
        return Json.createObjectBuilder()
                .add("number", NUMBER)
                .add("name", "Erna Probe")
                .add("phone", "02651 12345")
                .add("from", place())
                .add("to", Json.createObjectBuilder().add("postcode", "56068").add("town", "Koblenz"))
                .add("at", "2026-12-01T07:30:00Z")
                .add("posture", "wheelchair")
                .add("needs", Json.createArrayBuilder().add("oxygen"))
                .add("back", true);
    }

    private static JsonObjectBuilder place() {
        return Json.createObjectBuilder()
                .add("line", "Markt 1")
                .add("postcode", "56727")
                .add("town", "Mayen")
                .add("latitude", 50.33)
                .add("longitude", 7.22);
    }
}
