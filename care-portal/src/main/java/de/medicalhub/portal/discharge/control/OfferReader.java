package de.medicalhub.portal.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.time.HubClock;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.discharge.entity.Choices.Choice;
import de.medicalhub.portal.discharge.entity.Neighbourhood;
import de.medicalhub.portal.discharge.entity.Offer;
import de.medicalhub.portal.discharge.entity.Position;
import de.medicalhub.portal.records.Resources;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of nursing services: directory, places free today, and how fast they answered (D11); pure. */
public final class OfferReader {
    /** Searches in the public directory, together with those for the choices. */
    public static final List<String> DIRECTORY = Stream.concat(
                    ChoicesMapper.QUERIES.stream(),
                    Stream.of("HealthcareService?active=true&_count=500", "Location?status=active&_count=500"))
            .toList();

    private static final String FREE_PLACES = HubCodes.BASE + "/StructureDefinition/free-places";
    private static final int FEWEST_ANSWERS = 3;

    private final Resources found;
    private final Clock clock;

    public OfferReader(Resources found, Clock clock) {
        this.found = found;
        this.clock = clock;
    }

    /** The search for what the hospitals' own requests say about answers. */
    public static String answers(String hospitals) {
        return "Task?code=" + HubCodes.TASK_CODE + "|" + HubCodes.TASK_REFERRAL + "&requester=" + hospitals
                + "&_sort=-_lastUpdated&_count=300";
    }

    /**
     * @param services as the directory names them
     * @param home of the patient; null if unknown
     */
    public Neighbourhood of(List<Choice> services, @Nullable Address home) {
        Map<String, Position> postcodes = postcodes();
        return new Neighbourhood(
                services.stream().map(this::offer).toList(),
                postcodes,
                home == null ? null : position(home).orElseGet(() -> postcodes.get(home.getPostalCode())));
    }

    private Offer offer(Choice service) {
        List<HealthcareService> own = found.all(HealthcareService.class).stream()
                .filter(one -> service.value().equals(one.getProvidedBy().getReference()))
                .toList();
        return new Offer(
                service.value(),
                service.label(),
                own.stream()
                        .flatMap(one -> one.getCharacteristic().stream())
                        .flatMap(code -> Tasks.code(code, HubCodes.CARE_NEED).stream())
                        .distinct()
                        .toList(),
                own.stream()
                        .flatMap(one -> one.getCommunication().stream())
                        .map(language -> language.getCodingFirstRep().getCode())
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                own.stream()
                        .flatMap(one -> one.getLocation().stream())
                        .flatMap(place -> position(place).stream())
                        .findFirst()
                        .orElse(null),
                own.stream().flatMap(one -> places(one).stream()).findFirst().orElse(null),
                median(service.value()).orElse(null));
    }

    private Optional<Position> position(Reference place) {
        return found.find(Location.class, place).flatMap(OfferReader::position);
    }

    private static Optional<Position> position(Location place) {
        return place.hasPosition()
                ? Optional.of(new Position(
                        place.getPosition().getLatitude().doubleValue(),
                        place.getPosition().getLongitude().doubleValue()))
                : Optional.empty();
    }

    private static Optional<Position> position(Address address) {
        return Optional.ofNullable(address.getExtensionByUrl(HubCodes.GEOLOCATION))
                .flatMap(point -> decimal(point, "latitude")
                        .flatMap(north -> decimal(point, "longitude").map(east -> new Position(north, east))));
    }

    private static Optional<Double> decimal(Extension point, String part) {
        return Optional.ofNullable(point.getExtensionByUrl(part))
                .map(Extension::getValue)
                .map(value -> Double.valueOf(value.primitiveValue()));
    }

    /** The middle of the directory's places in each postcode. */
    private Map<String, Position> postcodes() {
        Map<String, Position> middles = new LinkedHashMap<>();
        found.all(Location.class).stream()
                .filter(place -> place.getAddress().hasPostalCode())
                .forEach(place -> position(place)
                        .ifPresent(at -> middles.merge(
                                place.getAddress().getPostalCode(),
                                at,
                                (one, other) -> new Position(
                                        (one.latitude() + other.latitude()) / 2,
                                        (one.longitude() + other.longitude()) / 2))));
        return middles;
    }

    /** Yesterday's places are nobody's places. */
    private Optional<Integer> places(HealthcareService service) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), HubClock.berlin());
        return Optional.ofNullable(service.getExtensionByUrl(FREE_PLACES))
                .filter(said -> Optional.ofNullable(said.getExtensionByUrl("stated"))
                        .map(Extension::getValue)
                        .filter(BaseDateTimeType.class::isInstance)
                        .map(at -> LocalDate.ofInstant(
                                ((BaseDateTimeType) at).getValue().toInstant(), HubClock.berlin()))
                        .filter(today::equals)
                        .isPresent())
                .map(said -> said.getExtensionByUrl("places"))
                .map(Extension::getValue)
                .filter(IntegerType.class::isInstance)
                .map(number -> ((IntegerType) number).getValue());
    }

    private Optional<Long> median(String service) {
        List<Long> minutes = found.all(Task.class).stream()
                .filter(task -> service.equals(task.getOwner().getReference()))
                .filter(Task::hasAuthoredOn)
                .flatMap(task -> Tasks.time(task, "answered").stream()
                        .map(at -> Duration.between(task.getAuthoredOn().toInstant(), at)
                                .toMinutes()))
                .sorted()
                .toList();
        return minutes.size() < FEWEST_ANSWERS ? Optional.empty() : Optional.of(minutes.get(minutes.size() / 2));
    }
}
