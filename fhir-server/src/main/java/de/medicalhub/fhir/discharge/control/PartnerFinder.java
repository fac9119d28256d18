package de.medicalhub.fhir.discharge.control;

import de.medicalhub.common.fhir.HubCodes;
import de.medicalhub.common.fhir.Posts;
import de.medicalhub.common.problem.ProblemKind;
import de.medicalhub.fhir.operation.Fault;
import de.medicalhub.fhir.operation.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;

/** Looks up whom a plan names and checks that each can do what it is named for. */
final class PartnerFinder {
    private static final List<String> RECEIVING = List.of("hospital", "short-term-care", "rehabilitation");

    private final CaseRecords records;
    private final List<Fault> faults = new ArrayList<>();

    PartnerFinder(CaseRecords records) {
        this.records = records;
    }

    /** Who takes part; empty if somebody named cannot. */
    Optional<Partners> find(DischargePlan.Parts parts) {
        parts.nursing().stream()
                .flatMap(nursing -> nursing.services().stream())
                .forEach(service -> organisation("nursing-service", service, "nursing"));
        parts.carrier().ifPresent(carrier -> organisation("carrier", carrier, "carrier"));
        Optional<Partners.Chemist> pharmacy = parts.supply()
                .flatMap(supply -> organisation("pharmacy", supply.pharmacy(), "pharmacy")
                        .map(found -> new Partners.Chemist(found, records.locationOf(supply.pharmacy()))));
        Optional<Partners.Doctor> gp = parts.gp()
                .flatMap(this::gp)
                .map(post -> new Partners.Doctor(
                        References.local(post.getPractitioner()), References.local(post.getOrganization())));
        parts.supports()
                .forEach(support -> support.organisation()
                        .ifPresent(asked -> organisation(
                                support.kind() + "-organisation",
                                asked,
                                Supports.ARRANGED.getOrDefault(support.kind(), ""))));
        return faults.isEmpty() ? Optional.of(new Partners(gp, pharmacy)) : Optional.empty();
    }

    /**
     * Whether all of these are nursing services.
     *
     * @throws Refusal naming what is wrong
     */
    void requireNursing(List<String> services) {
        services.forEach(service -> organisation("nursing-service", service, "nursing"));
        if (!faults.isEmpty()) {
            throw new Refusal(ProblemKind.INVALID, faults);
        }
    }

    /**
     * Whether that is a house to which a patient can be transferred.
     *
     * @throws Refusal naming what is wrong
     */
    void requireHouse(String reference) {
        boolean receives = records.find(Organization.class, reference)
                .filter(house -> !house.hasActive() || house.getActive())
                .filter(house -> RECEIVING.stream().anyMatch(kind -> isA(house, kind)))
                .isPresent();
        if (!receives) {
            throw new Refusal(ProblemKind.INVALID, List.of(new Fault("destination", "wrong-kind")));
        }
    }

    /** Who cannot take part, by parameter. */
    List<Fault> faults() {
        return List.copyOf(faults);
    }

    private Optional<Organization> organisation(String parameter, String reference, String kind) {
        Optional<Organization> found = records.find(Organization.class, reference);
        if (found.isEmpty()) {
            faults.add(new Fault(parameter, "unknown-organisation"));
        } else if ((found.get().hasActive() && !found.get().getActive()) || !isA(found.get(), kind)) {
            faults.add(new Fault(parameter, "wrong-kind"));
        }
        return found;
    }

    private Optional<PractitionerRole> gp(String reference) {
        Optional<PractitionerRole> found = records.find(PractitionerRole.class, reference);
        boolean usable = found.filter(role -> role.getActive()
                        && !Posts.isSubstitute(role)
                        && !References.local(role.getPractitioner()).isEmpty()
                        && !References.local(role.getOrganization()).isEmpty())
                .isPresent();
        if (!usable) {
            faults.add(new Fault("gp", "unknown-gp"));
            return Optional.empty();
        }
        organisation("gp", References.local(found.get().getOrganization()), "practice");
        return found;
    }

    private static boolean isA(Organization organisation, String kind) {
        return organisation.getType().stream().anyMatch(type -> References.has(type, HubCodes.ORGANIZATION_KIND, kind));
    }
}
