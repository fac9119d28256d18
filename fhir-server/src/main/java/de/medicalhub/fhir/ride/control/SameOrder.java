package de.medicalhub.fhir.ride.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.LocalReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.Address;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/** Whether what is stored under a number is what is said again (rule 3). */
final class SameOrder {
    private static final Set<String> WINDOW = Set.of("window-start", "window-end");
    private static final Set<String> SAID = Set.of(
            "pickup",
            "drop-off",
            "pickup-name",
            "drop-off-name",
            "window-start",
            "window-end",
            "appointment",
            "posture",
            "companion",
            "ride-need",
            "call-back",
            "ride-note",
            "required-vehicle",
            "required-driver",
            "patient-weight");

    private SameOrder() {}

    /**
     * Windows that were not said count not: they follow from the appointment, or from when the patient is ready.
     *
     * @param again what would be stored
     * @param legs that are stored, the way out first
     */
    static boolean is(PhoneOrder order, Bundle again, List<Task> legs, Optional<Patient> patient) {
        List<Task> said = again.getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Task.class::isInstance)
                .map(Task.class::cast)
                .toList();
        return said.size() == legs.size()
                && (said.isEmpty()
                        || same(said.get(0), legs.get(0), order.appointment().isEmpty()))
                && (said.size() < 2
                        || same(said.get(1), legs.get(1), order.backAt().isPresent()))
                && patient.filter(stored -> !isOf(stored, order)).isEmpty();
    }

    private static boolean isOf(Patient stored, PhoneOrder order) {
        return stored.getNameFirstRep().getNameAsSingleString().equals(order.name())
                && order.phone().equals(stored.getTelecomFirstRep().getValue());
    }

    private static boolean same(Task one, Task other, boolean timed) {
        return LocalReference.of(one.getOwner()).equals(LocalReference.of(other.getOwner()))
                && said(one, timed).equals(said(other, timed));
    }

    /** What was said of a leg, by the names of its inputs. */
    static Map<String, List<String>> said(Task leg, boolean timed) {
        Map<String, List<String>> said = new TreeMap<>();
        for (String name : SAID) {
            if (timed || !WINDOW.contains(name)) {
                said.put(
                        name,
                        leg.getInput().stream()
                                .filter(input -> input.getType().hasCoding(HubCodes.TASK_PARAMETER, name))
                                .map(input -> words(input.getValue()))
                                .sorted()
                                .toList());
            }
        }
        return said;
    }

    private static String words(Type value) {
        if (value instanceof Address address) {
            StringBuilder words = new StringBuilder();
            address.getLine().forEach(line -> words.append(line.getValue()).append('\n'));
            words.append(address.getPostalCode()).append('\n').append(address.getCity());
            Extension position = address.getExtensionByUrl(HubCodes.GEOLOCATION);
            if (position != null) {
                position.getExtension()
                        .forEach(part ->
                                words.append('\n').append(part.getValue().primitiveValue()));
            }
            return words.toString();
        }
        if (value instanceof Reference reference) {
            return LocalReference.of(reference);
        }
        return value instanceof BaseDateTimeType time
                ? time.getValue().toInstant().toString()
                : String.valueOf(value.primitiveValue());
    }
}
