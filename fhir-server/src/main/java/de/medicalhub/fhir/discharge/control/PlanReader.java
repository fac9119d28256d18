package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.ParameterReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.Parameters;

/** Reads a {@link DischargePlan} from the Parameters of {@code $start-discharge} and checks what they say together. */
final class PlanReader {
    private final ParameterReader reader;
    private final Instant now;

    /**
     * @param now the moment of the request
     */
    PlanReader(Parameters parameters, Instant now) {
        this.reader = new ParameterReader(parameters);
        this.now = now;
    }

    /** The plan, if nothing is wrong with it. */
    Optional<DischargePlan> read() {
        Optional<DischargePlan.Agreement> agreement = agreement();
        Optional<Instant> dischargeAt = reader.instant("planned-discharge", true);
        dischargeAt.filter(now::isAfter).ifPresent(past -> reader.fault("planned-discharge", "past"));
        Set<String> needed = new LinkedHashSet<>();
        List<DischargePlan.Decision> against = new ArrayList<>();
        Supports.ALL.forEach(kind -> decide(kind, needed, against));
        DischargePlan.Parts parts = new PartReader(reader, now, needed, dischargeAt).read();
        if (!faults().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DischargePlan(agreement.orElseThrow(), dischargeAt.orElseThrow(), parts, against));
    }

    /** Everything that is wrong; empty if {@link #read()} gave a plan. */
    List<Fault> faults() {
        return reader.faults();
    }

    private void decide(String kind, Set<String> needed, List<DischargePlan.Decision> against) {
        Optional<String> said = reader.codeOf(kind + "-decision", false, HubCodes.NEED_DECISION);
        Optional<String> reason = reader.text(kind + "-reason");
        if (said.isEmpty()) {
            if (Supports.USUAL.contains(kind)) {
                needed.add(kind);
            }
        } else if (said.get().equals("needed")) {
            needed.add(kind);
        } else {
            if (said.get().equals("declined") && reason.isEmpty()) {
                reader.fault(kind + "-reason", "required");
            }
            against.add(new DischargePlan.Decision(kind, said.get(), reason));
        }
    }

    /** What was sent but is unreadable is not called missing as well. */
    private boolean isFaulty(String parameter) {
        return reader.faults().stream().anyMatch(fault -> fault.parameter().equals(parameter));
    }

    private Optional<DischargePlan.Agreement> agreement() {
        Optional<Instant> given = reader.instant("consent-given", true);
        given.filter(now::isBefore).ifPresent(future -> reader.fault("consent-given", "consent-in-future"));
        Optional<String> by = reader.code("consent-by", true, Set.of("patient", "representative"));
        Optional<String> document = reader.referenceIfThere("consent-document", "DocumentReference");
        Optional<String> witness = reader.text("consent-witness");
        if (document.isEmpty() && witness.isEmpty() && !isFaulty("consent-document")) {
            reader.fault("consent-witness", "consent-unproven");
        }
        return given.flatMap(
                at -> by.map(who -> new DischargePlan.Agreement(at, who.equals("patient"), document, witness)));
    }
}
