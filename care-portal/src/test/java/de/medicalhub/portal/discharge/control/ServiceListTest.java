package de.medicalhub.portal.discharge.control;

import static org.assertj.core.api.Assertions.assertThat;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.discharge.entity.Neighbourhood;
import de.medicalhub.portal.discharge.entity.Position;
import de.medicalhub.portal.discharge.entity.Wanted;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Language;
import de.medicalhub.portal.wording.Texts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("D11")
class ServiceListTest {
    private static final Instant NOW = Instant.parse("2026-11-22T11:00:00Z");
    private static final Clock NOON = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final List<Choice> SERVICES =
            List.of(new Choice("Organization/far", "Am Rhein"), new Choice("Organization/near", "Zum Maar"));

    private final Bundle directory = new Bundle();

    @Test
    @DisplayName("by alphabet unless by distance; who says nothing about needs is not called lacking")
    void order() {
        service("far", List.of("wound-care"), "tr", 50.4372, 7.4046, "56626");
        service("near", List.of("wound-care", "household"), "hr", 50.3262, 7.2339, "56727");
        ServiceList list = new ServiceList(near(home("56727")), new Texts(Language.DE, NOON));
        Neighbourhood near = near(home("56727"));
        List<String> needs = List.of("wound-care", "household");
        Wanted wanted = new Wanted();
        assertThat(list.choices(wanted, needs, List.of(), near.target(null)))
                .extracting(Choice::label)
                .containsExactly(
                        "Am Rhein · 17 km Luftlinie · ohne Haushalt · spricht Türkisch",
                        "Zum Maar · 0 km Luftlinie · spricht Kroatisch");
        wanted.setOrder("distance");
        assertThat(list.choices(wanted, needs, List.of(), near.target(null)))
                .extracting(Choice::value)
                .containsExactly("Organization/near", "Organization/far");
        assertThat(near.target("00000")).isEmpty();
        assertThat(list.choices(wanted, needs, List.of(), near.target("56626")))
                .extracting(Choice::value)
                .containsExactly("Organization/far", "Organization/near");
    }

    @Test
    @DisplayName("narrowed by need and language; who is chosen already stays")
    void narrowed() {
        service("far", List.of("wound-care"), "tr", 50.4372, 7.4046, "56626");
        service("near", List.of("wound-care", "household"), "hr", 50.3262, 7.2339, "56727");
        ServiceList list = new ServiceList(near(home("56727")), new Texts(Language.EN, NOON));
        assertThat(list.languages()).extracting(Choice::label).containsExactly("Croatian", "Turkish");
        Wanted wanted = new Wanted();
        wanted.setCovering(true);
        List<String> needs = List.of("household");
        assertThat(list.choices(wanted, needs, List.of(), java.util.Optional.empty()))
                .hasSize(1);
        assertThat(list.choices(wanted, needs, List.of("Organization/far"), java.util.Optional.empty()))
                .hasSize(2);
        wanted.setLanguage("tr");
        assertThat(list.choices(wanted, needs, List.of(), java.util.Optional.empty()))
                .isEmpty();
    }

    @Test
    @DisplayName("places count on the day on which they were told; answers from the third one on")
    void placesAndAnswers() {
        HealthcareService far = service("far", List.of(), "tr", 50.4372, 7.4046, "56626");
        far.addExtension(places(2, NOW.minus(Duration.ofHours(2))));
        HealthcareService near = service("near", List.of(), "hr", 50.3262, 7.2339, "56727");
        near.addExtension(places(5, NOW.minus(Duration.ofDays(1))));
        List.of(10, 20, 500).forEach(minutes -> answered("Organization/far", minutes));
        answered("Organization/near", 5);
        ServiceList list = new ServiceList(near(new Address()), new Texts(Language.DE, NOON));
        assertThat(list.choices(new Wanted(), List.of(), List.of(), java.util.Optional.empty()))
                .extracting(Choice::label)
                .containsExactly(
                        "Am Rhein · heute 2 Plätze frei · spricht Türkisch · antwortet meist in 20 Min.",
                        "Zum Maar · spricht Kroatisch");
        Wanted wanted = new Wanted();
        wanted.setFree(true);
        assertThat(list.choices(wanted, List.of(), List.of(), java.util.Optional.empty()))
                .extracting(Choice::value)
                .containsExactly("Organization/far");
        assertThat(new Position(50.3262, 7.2339).kilometresTo(new Position(50.4372, 7.4046)))
                .isBetween(17.0, 17.6);
    }

    @Test
    @DisplayName("most free places or quickest answers first; who has said nothing stands behind")
    void byPlacesAndAnswers() {
        service("far", List.of(), "tr", 50.4372, 7.4046, "56626");
        HealthcareService near = service("near", List.of(), "hr", 50.3262, 7.2339, "56727");
        near.addExtension(places(2, NOW.minus(Duration.ofHours(2))));
        List.of(10, 20, 30).forEach(minutes -> answered("Organization/near", minutes));
        ServiceList list = new ServiceList(near(new Address()), new Texts(Language.DE, NOON));
        for (String order : List.of("places", "answers")) {
            Wanted wanted = new Wanted();
            wanted.setOrder(order);
            assertThat(list.choices(wanted, List.of(), List.of(), java.util.Optional.empty()))
                    .extracting(Choice::value)
                    .containsExactly("Organization/near", "Organization/far");
        }
    }

    private Neighbourhood near(Address home) {
        return new OfferReader(Resources.of(directory), NOON).of(SERVICES, home);
    }

    private static Address home(String postcode) {
        return new Address().setPostalCode(postcode);
    }

    private HealthcareService service(
            String key, List<String> needs, String language, double latitude, double longitude, String postcode) {
        Location place = new Location();
        place.setId("Location/" + key);
        place.getPosition().setLatitude(BigDecimal.valueOf(latitude)).setLongitude(BigDecimal.valueOf(longitude));
        place.getAddress().setPostalCode(postcode);
        HealthcareService service = new HealthcareService();
        service.setId("HealthcareService/" + key);
        service.setProvidedBy(new Reference("Organization/" + key));
        service.addLocation(new Reference("Location/" + key));
        needs.forEach(
                need -> service.addCharacteristic(new CodeableConcept(new Coding(HubCodes.CARE_NEED, need, null))));
        service.addCommunication(new CodeableConcept(new Coding("urn:ietf:bcp:47", language, null)));
        directory.addEntry().setResource(place);
        directory.addEntry().setResource(service);
        return service;
    }

    private static Extension places(int number, Instant stated) {
        Extension said = new Extension(HubCodes.BASE + "/StructureDefinition/free-places");
        said.addExtension("places", new IntegerType(number));
        said.addExtension("stated", new DateTimeType(Date.from(stated)));
        return said;
    }

    private void answered(String service, int minutes) {
        Task task = new Task();
        task.setId("Task/" + service.hashCode() + "-" + minutes);
        task.setOwner(new Reference(service));
        task.setAuthoredOn(Date.from(NOW.minus(Duration.ofDays(1))));
        task.addOutput()
                .setType(new CodeableConcept(new Coding(HubCodes.TASK_PARAMETER, "answered", null)))
                .setValue(
                        new DateTimeType(Date.from(NOW.minus(Duration.ofDays(1)).plus(Duration.ofMinutes(minutes)))));
        directory.addEntry().setResource(task);
    }
}
