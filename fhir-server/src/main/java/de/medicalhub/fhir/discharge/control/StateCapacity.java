package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.fhir.operation.ParameterReader;
import de.medicalhub.fhir.operation.Refusal;
import java.time.Clock;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.springframework.stereotype.Component;

/** A nursing service says how many places it has free today; nobody checks that, and tomorrow it counts no more (rule 16). */
@Component
public class StateCapacity {
    static final String FREE_PLACES = HubCodes.BASE + "/StructureDefinition/free-places";
    private static final int MOST = 99;
    private static final String PLACES = "places";

    private final CaseRecords records;
    private final TaskOperation operation;
    private final Clock clock;

    StateCapacity(CaseRecords records, Clock clock) {
        this.records = records;
        this.operation = new TaskOperation(records);
        this.clock = clock;
    }

    /**
     * @param reference {@code HealthcareService/…} of the caller's organisation
     * @throws Refusal if it is another's, or the number is none
     */
    public void state(String reference, Parameters parameters, Actor actor) {
        find(reference, actor);
        ParameterReader reader = new ParameterReader(parameters);
        int places = reader.value(PLACES, IntegerType.class)
                .filter(IntegerType::hasValue)
                .map(IntegerType::getValue)
                .orElse(-1);
        if (places < 0 || places > MOST) {
            reader.fault(PLACES, "no-places");
        }
        reader.requireNoFaults();
        operation.store(() -> write(reference, places, actor));
    }

    private CaseBundle write(String reference, int places, Actor actor) {
        HealthcareService service = find(reference, actor);
        service.getExtension().removeIf(old -> FREE_PLACES.equals(old.getUrl()));
        Extension said = new Extension(FREE_PLACES);
        said.addExtension(PLACES, new IntegerType(places));
        said.addExtension("stated", Inputs.moment(clock.instant()));
        service.addExtension(said);
        CaseBundle bundle = new CaseBundle();
        bundle.replace(service);
        return bundle;
    }

    private HealthcareService find(String reference, Actor actor) {
        return records.find(HealthcareService.class, reference)
                .filter(service -> actor.actsFor(References.local(service.getProvidedBy())))
                .orElseThrow(Refusal::notFound);
    }
}
