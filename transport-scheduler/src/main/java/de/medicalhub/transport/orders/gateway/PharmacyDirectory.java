package de.medicalhub.transport.orders.gateway;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import de.medicalhub.transport.orders.OpeningHours;
import de.medicalhub.transport.orders.OpeningHours.Stretch;
import de.medicalhub.transport.orders.Pharmacy;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.ContactPoint;
import org.hl7.fhir.r4.model.Enumeration;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Reads of a pharmacy its phone number and when it is open: from its HealthcareServices ({@code availableTime}), else from its
 * Locations ({@code hoursOfOperation}). Each is read once for a run of the intake.
 */
final class PharmacyDirectory {
    private static final int LETTERS_OF_DAY = 3;

    private final IGenericClient client;
    private final Map<String, Pharmacy> known = new HashMap<>();

    PharmacyDirectory(IGenericClient client) {
        this.client = client;
    }

    /** That of the reference; one that cannot be read must not hold up the order. */
    Pharmacy find(String reference) {
        return reference.isEmpty() ? Pharmacy.UNKNOWN : known.computeIfAbsent(reference, this::read);
    }

    private Pharmacy read(String reference) {
        try {
            Organization pharmacy = client.read()
                    .resource(Organization.class)
                    .withUrl(reference)
                    .execute();
            List<HealthcareService> services =
                    all("HealthcareService?active=true&_count=50&organization=" + reference, HealthcareService.class);
            OpeningHours hours = hoursOfServices(services);
            return new Pharmacy(
                    phone(pharmacy),
                    hours.isUnknown()
                            ? hoursOfPlaces(
                                    all("Location?status=active&_count=50&organization=" + reference, Location.class))
                            : hours);
        } catch (ForbiddenOperationException | ResourceNotFoundException | ResourceGoneException unreadable) {
            return Pharmacy.UNKNOWN;
        }
    }

    private <T extends Resource> List<T> all(String search, Class<T> type) {
        Bundle found = client.search().byUrl(search).returnBundle(Bundle.class).execute();
        return found.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static String phone(Organization pharmacy) {
        return pharmacy.getTelecom().stream()
                .filter(contact -> contact.getSystem() == ContactPoint.ContactPointSystem.PHONE && contact.hasValue())
                .map(ContactPoint::getValue)
                .findFirst()
                .orElse("");
    }

    static OpeningHours hoursOfServices(List<HealthcareService> services) {
        return new OpeningHours(services.stream()
                .flatMap(service -> service.getAvailableTime().stream())
                .flatMap(time -> stretches(
                        time.getDaysOfWeek(),
                        time.getAllDay(),
                        time.getAvailableStartTime(),
                        time.getAvailableEndTime()))
                .distinct()
                .toList());
    }

    static OpeningHours hoursOfPlaces(List<Location> places) {
        return new OpeningHours(places.stream()
                .flatMap(place -> place.getHoursOfOperation().stream())
                .flatMap(time ->
                        stretches(time.getDaysOfWeek(), time.getAllDay(), time.getOpeningTime(), time.getClosingTime()))
                .distinct()
                .toList());
    }

    /** What says no time says nothing of when it is open. */
    private static Stream<Stretch> stretches(
            List<? extends Enumeration<?>> days, boolean allDay, @Nullable String from, @Nullable String until) {
        if (!allDay && (from == null || until == null)) {
            return Stream.empty();
        }
        LocalTime begin = allDay || from == null ? LocalTime.MIDNIGHT : LocalTime.parse(from);
        LocalTime end = allDay || until == null ? LocalTime.MIDNIGHT : LocalTime.parse(until);
        return days.stream().flatMap(day -> day(day.getCode()).stream()).map(day -> new Stretch(day, begin, end));
    }

    /** FHIR names days by their first three letters. */
    private static Optional<DayOfWeek> day(@Nullable String code) {
        return Arrays.stream(DayOfWeek.values())
                .filter(day -> day.name().substring(0, LETTERS_OF_DAY).equalsIgnoreCase(code))
                .findFirst();
    }
}
