package de.medicalhub.portal.muster4.control;

import de.medicalhub.portal.cases.Case;
import de.medicalhub.portal.cases.Tasks;
import de.medicalhub.portal.muster4.entity.RideFacts;
import de.medicalhub.portal.records.Resources;
import de.medicalhub.portal.wording.Phrase;
import de.medicalhub.portal.wording.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;

/** When and from where to where each ride goes, as the form asks for it (V10). */
final class RideWay {
    private final Case found;
    private final Texts german;

    RideWay(Case found, Texts german) {
        this.found = found;
        this.german = german;
    }

    /** By label, in the order of the form; only for rides that are wanted. */
    Map<String, String> of(RideFacts facts) {
        Map<String, String> rows = new LinkedHashMap<>();
        if (!facts.get("outReason").isEmpty()) {
            way(destination(), hospital()).ifPresent(way -> rows.put(german.of("ride.print.way.out"), way));
        }
        if (!facts.get("returnReason").isEmpty()) {
            way(hospital(), destination()).ifPresent(way -> rows.put(german.of("ride.print.way.return"), way));
            found.plannedDischarge()
                    .ifPresent(at ->
                            rows.put(german.of("ride.print.day"), german.times().dated(at)));
        }
        return rows;
    }

    private Optional<String> way(Optional<String> from, Optional<String> to) {
        return from.flatMap(start -> to.map(end -> german.say(Phrase.of("ride.print.from-to", start, end))));
    }

    private Optional<String> hospital() {
        return found.organisation("hospital")
                .flatMap(hospital -> found.resources().find(Organization.class, hospital))
                .map(hospital -> hospital.hasAddress()
                        ? hospital.getName() + ", " + Resources.line(hospital.getAddressFirstRep())
                        : hospital.getName());
    }

    /** Where the ride that is ordered goes to, else where the patient lives. */
    private Optional<String> destination() {
        return found.task(Tasks.RIDE)
                .flatMap(ride -> Tasks.address(ride, "drop-off"))
                .or(() -> found.patient().filter(Patient::hasAddress).map(Patient::getAddressFirstRep))
                .map(Resources::line)
                .filter(line -> !line.isEmpty());
    }
}
