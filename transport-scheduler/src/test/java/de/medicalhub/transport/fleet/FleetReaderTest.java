package de.medicalhub.transport.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.medicalhub.transport.RefusedException;
import de.medicalhub.transport.fleet.VehicleTerms.Costs;
import de.medicalhub.transport.fleet.VehicleTerms.SetUp;
import de.medicalhub.transport.fleet.control.FleetReader;
import de.medicalhub.transport.fleet.entity.ShiftRow;
import de.medicalhub.transport.fleet.entity.VehicleRow;
import de.medicalhub.transport.orders.RideNeed;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FleetReaderTest {
    private static final String FLEET = """
            {"vehicles":[{"id":"car-1","label":"Bus","seats":3,"wheelchairPlaces":1,"stretchers":0,"carryChair":true,
              "coldBox":false,"depot":{"latitude":50.32,"longitude":7.24,"name":"Hof"}}],
             "shifts":[{"vehicleId":"car-1","driver":"Practitioner/driver-1","driverName":"Ina Muster",
              "from":"06:00","to":"20:00","days":["MONDAY"]}]}""";

    @Test
    void readsAFleet() {
        FleetReader.SentFleet fleet = FleetReader.read(json(FLEET), "Organization/c");
        assertThat(fleet.vehicles()).extracting(Vehicle::wheelchairPlaces).containsExactly(1);
        assertThat(fleet.shifts()).singleElement().satisfies(shift -> {
            assertThat(shift.from()).isEqualTo(LocalTime.of(6, 0));
            assertThat(shift.days()).containsExactly(DayOfWeek.MONDAY);
        });
    }

    @Test
    @DisplayName(
            "4: seats for staff, other set-ups, cold box, what cannot be done and who is instructed are read and kept")
    void readsTerms() {
        String more = FLEET.replace(
                        "\"coldBox\":false",
                        "\"coldBox\":true,\"coldParcels\":8,\"liftKilograms\":250,\"carryKilograms\":120,\"luggagePlaces\":2,\"costPerUse\":25,\"costPerHour\":32.5,\"costPerKilometre\":0.45,\"staffSeats\":1,\"sitsOnStretchers\":true,\"cannot\":[\"oxygen\"],"
                                + "\"otherSetUps\":[{\"seats\":1,\"wheelchairPlaces\":2}]")
                .replace("\"from\":", "\"narcotics\":true,\"cannot\":[\"carrying\"],\"from\":");
        FleetReader.SentFleet fleet = FleetReader.read(json(more), "Organization/c");
        VehicleTerms terms = new VehicleTerms(
                1,
                List.of(new SetUp(1, 2, 0, 0)),
                true,
                8,
                Set.of(RideNeed.OXYGEN),
                250,
                120,
                2,
                new Costs(2_500, 3_250, 45));
        assertThat(fleet.vehicles().get(0).terms()).isEqualTo(terms);
        assertThat(new VehicleRow(fleet.vehicles().get(0)).toVehicle())
                .isEqualTo(fleet.vehicles().get(0));
        DriverTerms driver = new DriverTerms(Set.of(RideNeed.CARRYING), true);
        assertThat(fleet.shifts().get(0).terms()).isEqualTo(driver);
        assertThat(new ShiftRow(fleet.shifts().get(0)).toShift())
                .isEqualTo(fleet.shifts().get(0));
    }

    @Test
    @DisplayName("2: a night's shift ends on the next day")
    void nightsAreShifts() {
        FleetReader.SentFleet fleet =
                FleetReader.read(json(FLEET.replace("06:00", "22:00").replace("20:00", "06:00")), "Organization/c");
        assertThat(fleet.shifts().get(0).to()).isEqualTo(LocalTime.of(6, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "\"vehicleId\":\"car-1\",    \"vehicleId\":\"car-9\"",
        "20:00,                      05:00",
        "20:00,                      06:00",
        "\"coldBox\":false,          \"cannot\":[\"flying\"]",
        "\"coldBox\":false,          \"coldBox\":true;\"coldParcels\":0",
        "MONDAY,                     MONTAG",
        "06:00,                      6 Uhr",
        "\"seats\":3,                \"seats\":-1",
        "\"coldBox\":false,          \"liftKilograms\":-1",
        "\"coldBox\":false,          \"luggagePlaces\":-1",
        "\"coldBox\":false,          \"costPerHour\":-0.01",
        "\"coldBox\":false,          \"costPerKilometre\":0.455",
        "\"coldBox\":false,          \"costPerUse\":10000.01",
        "\"coldBox\":false,          \"costPerUse\":\"12\"",
        "50.32,                      150.32",
        "Practitioner/driver-1,      Patient/patient-1",
        "\"label\":\"Bus\",          \"label\":\" \"",
        "\"shifts\",                 \"schichten\""
    })
    @DisplayName("2: what cannot be a fleet is refused as a whole")
    void refusesWhatContradictsItself(String right, String wrong) {
        JsonObject json = json(FLEET.replace(right, wrong.replace(';', ',')));
        assertThatThrownBy(() -> FleetReader.read(json, "Organization/c")).isInstanceOf(RefusedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "car-1 | driver-2 | 19:00 | 23:00 | MONDAY  | Bus hat zwei Schichten zur selben Zeit: montags 06:00–20:00 Uhr (driver-1) und montags 19:00–23:00 Uhr (driver-2). Geändert wurde nichts.",
                "car-2 | driver-1 | 19:59 | 23:00 | MONDAY  | driver-1 hat zwei Schichten zur selben Zeit: montags 06:00–20:00 Uhr (Bus) und montags 19:59–23:00 Uhr (Wagen). Geändert wurde nichts.",
                "car-2 | driver-1 | 22:00 | 07:00 | SUNDAY  | driver-1 hat zwei Schichten zur selben Zeit: montags 06:00–20:00 Uhr (Bus) und sonntags 22:00–07:00 Uhr (Wagen). Geändert wurde nichts."
            })
    @DisplayName(
            "2: two shifts of one vehicle or driver at the same time are refused by name, over midnight and the week's end, too")
    void overlapsAreRefused(String vehicle, String driver, String from, String to, String day, String why) {
        assertThatThrownBy(() -> FleetReader.read(two(vehicle, driver, from, to, day), "Organization/c"))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refusal -> assertThat(refusal.sentence(Locale.GERMAN)).isEqualTo(why));
    }

    @ParameterizedTest
    @CsvSource({
        "car-1, driver-1, 20:00, 23:00, MONDAY",
        "car-2, driver-1, 22:00, 06:00, SUNDAY",
        "car-1, driver-2, 06:00, 20:00, TUESDAY",
        "car-2, driver-2, 06:00, 20:00, MONDAY"
    })
    @DisplayName("2: shifts that follow each other are none of those")
    void followingShiftsAreGood(String vehicle, String driver, String from, String to, String day) {
        assertThat(FleetReader.read(two(vehicle, driver, from, to, day), "Organization/c")
                        .shifts())
                .hasSize(2);
    }

    private static JsonObject two(String vehicle, String driver, String from, String to, String day) {
        return json(String.format(Locale.ROOT, """
                {"vehicles":[{"id":"car-1","label":"Bus","depot":{"latitude":50.32,"longitude":7.24,"name":"Hof"}},
                  {"id":"car-2","label":"Wagen","depot":{"latitude":50.32,"longitude":7.24,"name":"Hof"}}],
                 "shifts":[{"vehicleId":"car-1","driver":"Practitioner/driver-1","driverName":"driver-1",
                  "from":"06:00","to":"20:00","days":["MONDAY"]},
                  {"vehicleId":"%s","driver":"Practitioner/%s","driverName":"%s","from":"%s","to":"%s","days":["%s"]}]}""", vehicle, driver, driver, from, to, day));
    }

    private static JsonObject json(String text) {
        try (var reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
