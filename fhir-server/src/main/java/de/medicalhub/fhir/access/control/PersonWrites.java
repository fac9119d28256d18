package de.medicalhub.fhir.access.control;

import de.medicalhub.common.fhir.CaseId;
import de.medicalhub.common.security.Role;
import de.medicalhub.fhir.access.entity.CasePart;
import de.medicalhub.fhir.access.entity.Refusal;
import de.medicalhub.fhir.access.entity.Relation;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** What people write: in their own name, about patients to whom they are tied before and after. */
final class PersonWrites {
    private static final Refusal OTHERS = Refusal.because(
            "You write in your own name only: the author must be you or your organisation, before and after.");

    private final Ties ties;
    private final ReadDecision decision;
    private final Authors authors;

    PersonWrites(Ties ties) {
        this.ties = ties;
        decision = new ReadDecision(ties);
        authors = new Authors(ties);
    }

    Optional<Refusal> refuse(Relation relation, Role role, Change change) {
        boolean tied = decision.holds(relation, role, change.written())
                && change.old().map(old -> decision.holds(relation, role, old)).orElse(true)
                && keepsPatients(change)
                && keepsCase(role, change);
        if (!tied) {
            return Optional.of(Refusal.notThere());
        }
        Optional<Refusal> asMessage = CaseMessages.refuse(ties, change);
        if (asMessage.isPresent()) {
            return asMessage;
        }
        boolean own = change.old()
                .map(old -> authors.isOwn(old) && authors.isOwn(change.written()))
                .orElseGet(() -> authors.noneElse(change.written()));
        return own ? Optional.empty() : Optional.of(OTHERS);
    }

    private boolean keepsPatients(Change change) {
        return change.old()
                .map(old -> ties.patients(old).equals(ties.patients(change.written())))
                .orElse(true);
    }

    /** It stays a part of the case that it belongs to; a new one may belong to a case in which the caller takes part. */
    private boolean keepsCase(Role role, Change change) {
        Optional<String> caseId = CaseId.find(change.written());
        return change.old()
                .map(old -> CaseId.find(old).equals(caseId))
                .orElseGet(() -> caseId.isEmpty() || takesPart(role, caseId.get(), change.written()));
    }

    private boolean takesPart(Role role, String caseId, IBaseResource written) {
        Set<String> patients = ties.patients(written);
        if (role == Role.PATIENT || role == Role.RELATIVE) {
            return patients.stream().allMatch(patient -> ties.isCaseOf(patient, caseId));
        }
        return CasePart.of(role)
                .filter(part -> patients.stream().allMatch(patient -> ties.inTeam(patient, part, caseId)))
                .isPresent();
    }
}
