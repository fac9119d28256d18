package de.medicalhub.portal.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.AuditEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrailPlaceTest {
    private static final Instant NOON = Instant.parse("2026-11-27T11:00:00.123Z");

    /** Rows of one transaction bear the same millisecond; a page ends in the midst of them. */
    @Test
    void nothingIsSkippedOrShownTwiceWhileOthersWrite() {
        List<AuditEvent> trail = new ArrayList<>(IntStream.range(0, 25)
                .mapToObj(number -> event("a" + number, NOON.minusMillis(number / 10)))
                .toList());
        List<String> shown = new ArrayList<>();
        String address = "";
        do {
            TrailPlace place = TrailPlace.parse(address);
            List<AuditEvent> page = search(trail, place);
            page.forEach(event -> shown.add(event.getId()));
            address = page.size() < 4 ? "" : place.after(page).toString();
            trail.add(0, event("later" + shown.size(), NOON.plusMillis(shown.size())));
        } while (!address.isEmpty());
        assertThat(shown)
                .containsExactlyElementsOf(
                        IntStream.range(0, 25).mapToObj(number -> "a" + number).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "anything", "2026-11-27T11:00:00Z", "x_3", "2026-11-27T11:00:00Z_-1", "_", "a_b_c"})
    void whatIsNoPlaceIsTheBeginning(String text) {
        assertThat(TrailPlace.parse(text).toQuery()).isEmpty();
        assertThat(TrailPlace.parse(null).toString()).isEmpty();
    }

    @Test
    void isReadAsItIsWritten() {
        TrailPlace place = TrailPlace.parse("2026-11-27T11:00:00.123Z_100");
        assertThat(place.toQuery()).isEqualTo("&date=le2026-11-27T11:00:00.123Z&_offset=100");
        assertThat(TrailPlace.parse(place.toString())).isEqualTo(place);
        assertThat(place.after(List.of())).isEqualTo(place);
    }

    /** As the server answers: newest first, nothing newer than the moment, so many passed over. */
    private static List<AuditEvent> search(List<AuditEvent> trail, TrailPlace place) {
        List<AuditEvent> sorted = new ArrayList<>(trail);
        sorted.sort(Collections.reverseOrder(Comparator.comparing(AuditEvent::getRecorded)));
        return sorted.stream()
                .filter(event -> place.from()
                        .filter(event.getRecorded().toInstant()::isAfter)
                        .isEmpty())
                .skip(place.passed())
                .limit(4)
                .toList();
    }

    private static AuditEvent event(String id, Instant recorded) {
        AuditEvent event = new AuditEvent();
        event.setRecorded(Date.from(recorded)).setId(id);
        return event;
    }
}
