package de.medicalhub.transport.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.common.time.HubClock;
import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.PlannedWork.Planned;
import de.medicalhub.transport.fleet.control.FleetDesk;
import de.medicalhub.transport.fleet.control.FleetJson;
import de.medicalhub.transport.fleet.control.FleetReader;
import de.medicalhub.transport.fleet.control.FleetReader.SentFleet;
import de.medicalhub.transport.roads.GeoPoint;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WholeFleetTest {
    private static final String CARRIER = "Organization/c";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-30");
    private static final Vehicle BUS =
            new Vehicle("bus", CARRIER, "Bus", 3, 1, 0, true, false, "Hof", new GeoPoint(50.32, 7.24));
    private static final Shift DAY = shift("Practitioner/a", "06:00", "14:00", Optional.empty(), Optional.empty());

    @Test
    @DisplayName("5: who or what is away has no shift on these days, and has it again after them")
    void absencesCount() {
        for (String holder : List.of("Practitioner/a", Absence.holderOf("bus"))) {
            WholeFleet fleet =
                    fleet(List.of(DAY), new Absence(holder, MONDAY.plusDays(1), MONDAY.plusDays(2), "Urlaub"));
            assertThat(fleet.on(MONDAY)).hasSize(1);
            assertThat(fleet.on(MONDAY.plusDays(1))).isEmpty();
            assertThat(fleet.on(MONDAY.plusDays(2))).isEmpty();
            assertThat(fleet.on(MONDAY.plusDays(3))).hasSize(1);
        }
        WholeFleet other = fleet(List.of(DAY), new Absence("Practitioner/b", MONDAY, MONDAY, ""));
        assertThat(other.on(MONDAY)).hasSize(1);
    }

    @Test
    @DisplayName("5: a shift holds from its first to its last day")
    void shiftsHaveBounds() {
        Shift week = shift("Practitioner/a", "06:00", "14:00", Optional.of(MONDAY), Optional.of(MONDAY.plusDays(1)));
        WholeFleet fleet = fleet(List.of(week));
        assertThat(fleet.on(MONDAY.minusDays(1))).isEmpty();
        assertThat(fleet.on(MONDAY)).hasSize(1);
        assertThat(fleet.on(MONDAY.plusDays(1))).hasSize(1);
        assertThat(fleet.on(MONDAY.plusDays(2))).isEmpty();
    }

    @ParameterizedTest
    @DisplayName(
            "5: in the night of the clocks no shift ends before it begins; one within the hour that is left out is none")
    @CsvSource({
        // In spring 02:00 is 03:00, an hour after 01:00 (UTC).
        "2027-03-28, 02:15, 03:00,",
        "2027-03-28, 02:15, 02:45,",
        "2027-03-28, 02:30, 03:30, 2027-03-28T01:00:00Z/PT30M",
        "2027-03-28, 01:30, 02:30, 2027-03-28T00:30:00Z/PT30M",
        "2027-03-27, 22:00, 06:00, 2027-03-27T21:00:00Z/PT7H",
        "2026-10-25, 02:15, 03:00, 2026-10-25T00:15:00Z/PT1H45M",
        "2026-10-24, 22:00, 06:00, 2026-10-24T20:00:00Z/PT9H"
    })
    void nightsOfTheClocks(LocalDate day, String from, String to, @Nullable String expected) {
        Shift shift = shift("Practitioner/a", from, to, Optional.of(day), Optional.of(day));
        assertThat(fleet(List.of(shift)).on(day))
                .extracting(one -> one.start() + "/" + Duration.between(one.start(), one.end()))
                .isEqualTo(Optional.ofNullable(expected).stream().toList());
    }

    @Test
    @DisplayName("5: what is shown is read again as it was, and has the same version")
    void readsWhatItWrites() {
        WholeFleet fleet = fleet(
                List.of(DAY, shift("Practitioner/b", "14:00", "22:00", Optional.of(MONDAY), Optional.empty())),
                new Absence("Practitioner/a", MONDAY, MONDAY, ""));
        SentFleet sent = FleetReader.read(FleetJson.of(fleet), CARRIER);
        assertThat(sent.orWith(List.of())).isEqualTo(fleet);
        assertThat(FleetJson.version(sent.orWith(List.of()))).isEqualTo(FleetJson.version(fleet));
        assertThat(FleetJson.version(fleet(List.of(DAY)))).isNotEqualTo(FleetJson.version(fleet));
    }

    @Test
    @DisplayName("5: who says nothing of absences keeps them")
    void keepsAbsences() {
        Absence away = new Absence("Practitioner/a", MONDAY, MONDAY, "");
        SentFleet sent = new SentFleet(List.of(BUS), List.of(DAY), Optional.empty());
        assertThat(sent.orWith(List.of(away)).absences()).containsExactly(away);
    }

    @Test
    @DisplayName("6: before a change is kept it is said which tours it concerns, and who is on two shifts at once")
    void saysWhatAChangeDoes() {
        Planned monday = new Planned(MONDAY, "bus", at(MONDAY, "06:00"), 3, 1);
        Planned tuesday = new Planned(MONDAY.plusDays(1), "bus", at(MONDAY.plusDays(1), "06:00"), 2, 0);
        FleetDesk desk = desk(fleet(List.of(DAY)), monday, tuesday);
        Absence away = new Absence("Practitioner/a", MONDAY, MONDAY, "");
        assertThat(desk.effect(CARRIER, sent(List.of(DAY), away)).moved())
                .containsExactly(new FleetDesk.Moved(monday, "Bus", true));
        Shift other = shift("Practitioner/b", "06:00", "14:00", Optional.empty(), Optional.empty());
        assertThat(desk.effect(CARRIER, sent(List.of(other))).moved())
                .extracting(FleetDesk.Moved::gone)
                .containsExactly(false, false);
        assertThat(desk.effect(CARRIER, sent(List.of(DAY))).moved()).isEmpty();
        Shift overlapping = shift("Practitioner/a", "13:00", "20:00", Optional.empty(), Optional.empty());
        assertThat(desk.effect(CARRIER, sent(List.of(DAY, overlapping))).twice())
                .extracting(FleetDesk.Twice::name)
                .containsExactlyInAnyOrder("A", "Bus");
    }

    @Test
    @DisplayName("6: who has looked at another version is refused, and nothing changes")
    void refusesAnOldVersion() {
        FleetDesk desk = desk(fleet(List.of(DAY)));
        assertThatThrownBy(() -> desk.keep(CARRIER, sent(List.of()), Optional.of("another")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.key()).isEqualTo("fleet.changed-meanwhile"));
    }

    private static FleetDesk desk(WholeFleet before, Planned... planned) {
        Fleet fleet = new Fleet() {
            @Override
            public WholeFleet of(String carrier) {
                return before;
            }

            @Override
            public void lock(String carrier) {
                // Nobody else is here.
            }
        };
        Clock clock = Clock.fixed(at(MONDAY, "05:00"), ZoneOffset.UTC);
        return new FleetDesk(fleet, (carrier, day) -> List.of(planned), clock);
    }

    private static SentFleet sent(List<Shift> shifts, Absence... absences) {
        return new SentFleet(List.of(BUS), shifts, Optional.of(List.of(absences)));
    }

    private static WholeFleet fleet(List<Shift> shifts, Absence... absences) {
        return new WholeFleet(List.of(BUS), shifts, List.of(absences));
    }

    private static Shift shift(
            String driver, String from, String to, Optional<LocalDate> first, Optional<LocalDate> last) {
        String name = driver.substring(driver.length() - 1).toUpperCase(java.util.Locale.ROOT);
        return new Shift(
                "bus",
                driver,
                name,
                LocalTime.parse(from),
                LocalTime.parse(to),
                Set.copyOf(EnumSet.allOf(DayOfWeek.class)),
                DriverTerms.NONE,
                first,
                last);
    }

    private static Instant at(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(HubClock.berlin()).toInstant();
    }
}
