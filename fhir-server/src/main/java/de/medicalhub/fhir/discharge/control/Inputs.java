package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/** Writes the inputs and outputs of Tasks. */
final class Inputs {
    private Inputs() {}

    static void add(Task task, String name, Type value) {
        task.addInput()
                .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, name))
                .setValue(value);
    }

    /** What drivers have to know at the patient's door, if somebody said so. */
    static void addDoorNote(Task task, DischargePlan.Parts parts) {
        parts.doorNote().ifPresent(note -> add(task, "ride-note", new StringType(note)));
    }

    /** When something happened that later changes of the Task would hide. */
    static void addOutput(Task task, String name, Instant when) {
        task.addOutput()
                .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, name))
                .setValue(moment(when));
    }

    /** The only value of that name. */
    static void replace(Task task, String name, Type value) {
        remove(task, name);
        add(task, name, value);
    }

    static void remove(Task task, String name) {
        task.getInput().removeIf(input -> References.has(input.getType(), HubCodes.TASK_PARAMETER, name));
    }

    static boolean has(Task task, String name) {
        return task.getInput().stream()
                .anyMatch(input -> References.has(input.getType(), HubCodes.TASK_PARAMETER, name));
    }

    /** The code or text of that name. */
    static Optional<String> code(Task task, String name) {
        return value(task, name).map(Type::primitiveValue);
    }

    /** The moment of that name. */
    static Optional<Instant> instant(Task task, String name) {
        return value(task, name)
                .filter(BaseDateTimeType.class::isInstance)
                .map(value -> ((BaseDateTimeType) value).getValue().toInstant());
    }

    /** The address of that name. */
    static Optional<Address> address(Task task, String name) {
        return value(task, name).filter(Address.class::isInstance).map(Address.class::cast);
    }

    private static Optional<Type> value(Task task, String name) {
        return task.getInput().stream()
                .filter(input -> References.has(input.getType(), HubCodes.TASK_PARAMETER, name))
                .map(Task.ParameterComponent::getValue)
                .findFirst();
    }

    static DateTimeType moment(Instant instant) {
        return new DateTimeType(
                Date.from(instant), ca.uhn.fhir.model.api.TemporalPrecisionEnum.SECOND, TimeZone.getTimeZone("UTC"));
    }

    /** Where an organisation is met, with its position where known. */
    static Address addressOf(Organization organisation, Optional<Location> location) {
        Address address = location.filter(Location::hasAddress)
                .map(Location::getAddress)
                .orElseGet(organisation::getAddressFirstRep)
                .copy();
        location.filter(Location::hasPosition)
                .filter(place -> !address.hasExtension(HubCodes.GEOLOCATION))
                .ifPresent(place -> address.addExtension(geolocation(
                        place.getPosition().getLatitude(), place.getPosition().getLongitude())));
        return address;
    }

    /**
     * Where it is, and nothing else that the sender has written into it: what the server stores in its own name must not
     * refer to anything the sender chose.
     */
    static Address plain(Address sent) {
        Address address = new Address()
                .setUse(sent.getUse())
                .setText(sent.getText())
                .setCity(sent.getCity())
                .setDistrict(sent.getDistrict())
                .setState(sent.getState())
                .setPostalCode(sent.getPostalCode())
                .setCountry(sent.getCountry());
        sent.getLine().forEach(line -> address.addLine(line.getValue()));
        position(sent).ifPresent(address::addExtension);
        return address;
    }

    private static Optional<Extension> position(Address address) {
        Extension given = address.getExtensionByUrl(HubCodes.GEOLOCATION);
        return decimal(given, "latitude")
                .flatMap(latitude -> decimal(given, "longitude").map(longitude -> geolocation(latitude, longitude)));
    }

    private static Optional<BigDecimal> decimal(@Nullable Extension position, String part) {
        return Optional.ofNullable(position)
                .map(given -> given.getExtensionByUrl(part))
                .filter(found -> found.getValue() instanceof DecimalType)
                .map(found -> ((DecimalType) found.getValue()).getValue());
    }

    private static Extension geolocation(BigDecimal latitude, BigDecimal longitude) {
        Extension extension = new Extension(HubCodes.GEOLOCATION);
        extension.addExtension("latitude", new DecimalType(latitude));
        extension.addExtension("longitude", new DecimalType(longitude));
        return extension;
    }
}
