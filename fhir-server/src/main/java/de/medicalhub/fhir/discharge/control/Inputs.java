package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.profile.OwnCodes;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** Writes the inputs of Tasks. */
final class Inputs {
    private Inputs() {}

    static void add(Task task, String name, Type value) {
        task.addInput()
                .setType(OwnCodes.shipped().concept(HubCodes.TASK_PARAMETER, name))
                .setValue(value);
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
                .ifPresent(place -> address.addExtension(geolocation(place.getPosition())));
        return address;
    }

    private static Extension geolocation(Location.LocationPositionComponent position) {
        Extension extension = new Extension(HubCodes.GEOLOCATION);
        extension.addExtension("latitude", new DecimalType(position.getLatitude()));
        extension.addExtension("longitude", new DecimalType(position.getLongitude()));
        return extension;
    }
}
