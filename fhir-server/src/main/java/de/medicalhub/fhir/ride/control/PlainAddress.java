package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.fhir.HubCodes;
import java.math.BigDecimal;
import java.util.Optional;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.Extension;
import org.jspecify.annotations.Nullable;

/** Where it is, and nothing else that a sender may have written into an address. */
final class PlainAddress {
    private PlainAddress() {}

    static Address of(Address sent) {
        Address address = new Address().setCity(sent.getCity()).setPostalCode(sent.getPostalCode());
        sent.getLine().forEach(line -> address.addLine(line.getValue()));
        Extension position = sent.getExtensionByUrl(HubCodes.GEOLOCATION);
        Optional<BigDecimal> latitude = decimal(position, "latitude");
        Optional<BigDecimal> longitude = decimal(position, "longitude");
        if (latitude.isPresent() && longitude.isPresent()) {
            Extension plain = address.addExtension().setUrl(HubCodes.GEOLOCATION);
            plain.addExtension("latitude", new DecimalType(latitude.get()));
            plain.addExtension("longitude", new DecimalType(longitude.get()));
            if (isByHand(sent)) {
                address.addExtension(HubCodes.POSITION_BY_HAND, new BooleanType(true));
            }
        }
        return address;
    }

    private static boolean isByHand(Address sent) {
        Extension byHand = sent.getExtensionByUrl(HubCodes.POSITION_BY_HAND);
        return byHand != null && byHand.getValue() instanceof BooleanType said && said.booleanValue();
    }

    private static Optional<BigDecimal> decimal(@Nullable Extension position, String part) {
        return Optional.ofNullable(position)
                .map(given -> given.getExtensionByUrl(part))
                .filter(found -> found.getValue() instanceof DecimalType)
                .map(found -> ((DecimalType) found.getValue()).getValue());
    }
}
